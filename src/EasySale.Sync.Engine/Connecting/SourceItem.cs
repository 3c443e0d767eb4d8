using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Failures;

namespace EasySale.Sync.Engine.Connecting;

/// <summary>One row of a page: a record, the reason why it cannot be read, or that there is none (chosen ids, and feeds that tell deletions). One bad row never stops its page.</summary>
public sealed record SourceItem
{
    private SourceItem(string id, CommerceRecord? record, SyncException? failure) => (Id, Record, Failure) = (id, record, failure);

    /// <summary>The source's id; for a row without one, a stable name such as its position.</summary>
    public string Id { get; }

    public CommerceRecord? Record { get; }

    public SyncException? Failure { get; }

    /// <summary>Another record holds it; the source does not know it by itself.</summary>
    public bool IsCarried { get; private init; }

    public static SourceItem Of(CommerceRecord record) => new(record.Id, record, null);

    public static SourceItem Carried(CommerceRecord record) => new(record.Id, record, null) { IsCarried = true };

    /// <summary>The same row with its record changed.</summary>
    internal SourceItem With(CommerceRecord record) => new(Id, record, Failure) { IsCarried = IsCarried };

    /// <summary>An id the source does not have, or no longer has.</summary>
    public static SourceItem Gone(string id) => new(id, null, null);

    public static SourceItem Unreadable(string id, SyncException failure) => new(id, null, failure);
}
