using EasySale.Sync.Engine.Http;

namespace EasySale.Sync.Engine.Connecting.Consent;

/// <summary>How the owner of an account lets us in on the vendor's own page, instead of typing keys here.</summary>
public abstract class AccountConsent
{
    /// <summary>Settings that must be known before the owner is sent there; the others come with the answer or later.</summary>
    public virtual IReadOnlyList<SettingField> Asked => [];

    /// <summary>Fields this installation's own registration at the vendor provides (<see cref="AppFields"/>).</summary>
    public virtual IReadOnlyList<SettingField> App => [];

    /// <summary>The setting that tells one account from another: the same account is connected once.</summary>
    public abstract SettingField Account { get; }

    /// <summary>The owner's browser brings the answer itself, so it can prove that it is the one that asked.</summary>
    public abstract bool IsBroughtByBrowser { get; }

    /// <summary>The vendor's page.</summary>
    public abstract Uri Page(ConsentQuestion question);

    /// <summary>The state an answer carries; null when it carries none.</summary>
    public abstract string? StateOf(ConsentAnswer answer);

    /// <summary>What an answer says.</summary>
    public abstract ConsentOutcome Outcome(ConsentAnswer answer);

    /// <summary>Turns the answer into what a connection needs.</summary>
    /// <param name="question">As it was asked.</param>
    /// <param name="answer">One whose outcome is <see cref="ConsentOutcome.Granted"/>.</param>
    /// <param name="http">The way to the vendor.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellation">Stops the call.</param>
    /// <exception cref="Failures.SyncException">The vendor does not take the answer, or does not answer itself.</exception>
    public abstract Task<ConsentGrant> Accept(
        ConsentQuestion question, ConsentAnswer answer, VendorHttp http, TimeProvider time, CancellationToken cancellation);
}
