using EasySale.Sync.Engine.Commerce;

namespace EasySale.Sync.Engine.Connecting;

/// <summary>Reads one kind of record from a connection, page by page.</summary>
public abstract class SourceStream
{
    public abstract RecordKind Kind { get; }

    /// <summary>Top-level properties of a record's raw JSON that change without meaning (stamps, links): left out of the content hash.</summary>
    public virtual IReadOnlyList<string> VolatileProperties => [];

    /// <summary>One page of a walk. The same cursor may be asked again after a crash and must bring what it brought, or newer.</summary>
    /// <param name="scope">What the walk is about.</param>
    /// <param name="cursor">Null for the first page.</param>
    /// <param name="cancellation">Stops the call.</param>
    /// <exception cref="Failures.SyncException">The whole page cannot be had.</exception>
    public abstract Task<Page> Read(ReadScope scope, Cursor? cursor, CancellationToken cancellation);

    /// <summary>Chosen records as they are now; ids the source does not have are left out.</summary>
    public abstract Task<IReadOnlyList<SourceItem>> ReadByIds(IReadOnlyList<string> ids, CancellationToken cancellation);
}
