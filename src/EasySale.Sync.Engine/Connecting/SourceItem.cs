using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Failures;

namespace EasySale.Sync.Engine.Connecting;

/// <summary>One row of a page: a record, the reason why it cannot be read, or (for chosen ids) that there is none. One bad row never stops its page.</summary>
public sealed record SourceItem
{
    private SourceItem(string id, CommerceRecord? record, SyncException? failure) => (Id, Record, Failure) = (id, record, failure);

    /// <summary>The source's id; for a row without one, a stable name such as its position.</summary>
    public string Id { get; }

    public CommerceRecord? Record { get; }

    public SyncException? Failure { get; }

    public static SourceItem Of(CommerceRecord record) => new(record.Id, record, null);

    /// <summary>A chosen id the source does not have.</summary>
    public static SourceItem Gone(string id) => new(id, null, null);

    public static SourceItem Unreadable(string id, SyncException failure) => new(id, null, failure);
}
