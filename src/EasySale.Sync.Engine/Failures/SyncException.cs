namespace EasySale.Sync.Engine.Failures;

/// <summary>
/// The one exception of the house: a failure that knows who must act. It has two messages, one for the merchant (what
/// happened and what to do) and one for us (codes, ids); neither holds secrets or personal data. E-mail addresses, which ids may hold, are
/// taken out.
/// </summary>
/// <param name="cause">Who must act.</param>
/// <param name="code">A stable, lower-case code such as <c>shop.permission_missing</c>.</param>
/// <param name="merchantMessage">What happened and what to do, in the merchant's words.</param>
/// <param name="detail">Status, vendor code and ids for us.</param>
/// <param name="inner">What lay beneath.</param>
public sealed class SyncException(FailureCause cause, string code, string merchantMessage, string? detail = null, Exception? inner = null)
    : Exception(WithoutAddresses.Of($"{code}: {merchantMessage}{(detail is null ? "" : $" ({detail})")}"), inner)
{
    public FailureCause Cause { get; } = cause;

    public string Code { get; } = code;

    public string MerchantMessage { get; } = WithoutAddresses.Of(merchantMessage);

    public string? Detail { get; } = detail is null ? null : WithoutAddresses.Of(detail);

    /// <summary>
    /// The connection is held back: by a limit, by a pause the vendor asked for, or by an outage. Waiting is right however often it
    /// happens, and no sign that a run is stuck.
    /// </summary>
    public bool IsHeldBack { get; init; }

    /// <summary>The source has given the record up: what the target still has of it is too much there.</summary>
    public bool OwesNothing { get; init; }

    /// <summary>How long the other side asked us to wait, where it did.</summary>
    public TimeSpan? RetryAfter { get; init; }
}
