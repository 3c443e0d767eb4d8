using EasySale.Sync.Engine.Failures;
using EasySale.Sync.Engine.Operations.Problems;

namespace EasySale.Sync.Engine.Operations.Consent;

/// <summary>Why an account was not connected.</summary>
internal static class ConsentProblems
{
    /// <summary>The same for a state that was used, is another platform's, or never was.</summary>
    public static readonly Problem Unknown = new(
        "consent-unknown", "This link is not valid any more", 400, "It was used already, or it was never made here. Begin again where you connect the account.");

    public static readonly Problem Expired = new(
        "consent-expired", "This link is too old", 400, "The permission came too late. Begin again where you connect the account.");

    /// <summary>Somebody else brings the answer than the one who asked.</summary>
    public static readonly Problem Foreign = new(
        "consent-foreign", "This link is somebody else's", 403, "Connect the account in the browser, and as the user, that you began with.");

    public static readonly Problem Denied = new(
        "consent-denied", "The permission was not given", 400, "Nothing was connected and nothing was changed. Begin again if that was not meant.");

    /// <summary>The vendor was not there to do its part. The link is used up all the same.</summary>
    /// <param name="vendor">What people call it.</param>
    /// <param name="failure">What happened.</param>
    public static Problem Unfinished(string vendor, SyncException failure) => new Problem(
        "consent-unfinished", "The account was not connected", 503,
        $"{vendor} could not be reached, or was too busy, just when the permission was to be taken over. Nothing was connected and nothing was changed. "
        + "This link is used up: wait a few minutes, then begin again where you connect the account, and give the permission once more.")
    { RetryAfter = failure.RetryAfter }
        .With("cause", failure.Cause).With("code", failure.Code);

    public static Problem OtherAccount(string connectionId) => new Problem(
        "consent-other-account", "That is another account", 409,
        $"The connection \"{connectionId}\" belongs to another account, and what was synchronized belongs to that one. Choose the same account, or connect the other one as a new connection.")
        .With("connectionId", connectionId);

    public static Problem NoSuchPage(string platform) => KnownProblems.NotFound(
        $"Accounts of \"{platform}\" are not connected by a page of theirs. Use POST /api/integrations/connections.");

    public static Problem AppMissing(string platform, string field) => new(
        "consent-not-set-up", "This installation is not registered there", 422, $"The app's settings lack Apps__{platform}__{field}. An operator of this installation must add it.");
}
