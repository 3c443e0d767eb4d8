using EasySale.Sync.Engine.Commerce;

namespace EasySale.Sync.Engine.Connecting;

/// <summary>A record that may have changed. Nothing but ids: the record itself is read from the source.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="Id">The source's id.</param>
/// <param name="IsDeletion">The vendor says it was deleted, so that no walk finds it; what is true is found out by reading it.</param>
/// <param name="Key">The same for the same event delivered again, another for every other event; any text.</param>
public sealed record WebhookHint(RecordKind Kind, string Id, bool IsDeletion, string Key)
{
    /// <summary>The vendor's id of the account the record belongs to, where one delivery may hold several; else null.</summary>
    public string? Account { get; init; }
}
