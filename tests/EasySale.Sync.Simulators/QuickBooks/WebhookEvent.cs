namespace EasySale.Sync.Simulators.QuickBooks;

/// <summary>One change to be told of.</summary>
/// <param name="EventId">Of the CloudEvent; the same when it is delivered again.</param>
/// <param name="Entity">As JSON spells it, such as <c>SalesReceipt</c>.</param>
/// <param name="Operation">Create, Update, Delete, Void, Merge or Emailed.</param>
public sealed record WebhookEvent(Guid EventId, string Realm, string Entity, string Id, string Operation, DateTimeOffset At)
{
    /// <summary>Of a merge: the id that is gone.</summary>
    public string? DeletedId { get; init; }
}
