using EasySale.Sync.Engine.Commerce;

namespace EasySale.Sync.Engine.Connecting;

/// <summary>Reads one kind of record from a connection, page by page.</summary>
public abstract class SourceStream
{
    public abstract RecordKind Kind { get; }

    /// <summary>Top-level properties of a record's raw JSON that change without meaning (stamps, links): left out of the content hash.</summary>
    public virtual IReadOnlyList<string> VolatileProperties => [];

    /// <summary>Top-level properties of the raw JSON that are read into the record: when one vanishes from all of them, somebody is told. Empty: not watched.</summary>
    public virtual IReadOnlyList<string> MappedProperties => [];

    /// <summary>
    /// Field groups of <see cref="Directions.FieldGroups"/> its records can say, for two-way routes: what it cannot say is never taken
    /// for cleared. By default all of the kind.
    /// </summary>
    public virtual IReadOnlyList<string> FieldGroups => Directions.FieldGroups.Names(Kind);

    /// <summary>
    /// A record of its as the other system of a two-way route would say it: what this one had to spell otherwise when it was told (a unique
    /// name that was taken, a text that was cut) is plain again, and what people changed stays. By default the record as it is. Pure.
    /// </summary>
    /// <param name="record">One of its own.</param>
    /// <param name="otherId">What it is linked to in the other system.</param>
    /// <param name="other">That record as it is now; null where it is not at hand.</param>
    public virtual CommerceRecord Plain(CommerceRecord record, string otherId, CommerceRecord? other) => record;

    /// <summary>
    /// What this system says of a record once a two-way route has told it: what it has no place for, does not take, or cannot empty, is as it
    /// was there. Without that, its next reading would look as if somebody had edited it. By default all that was told. Pure.
    /// </summary>
    /// <param name="told">The other system's record, as it is told here.</param>
    /// <param name="before">Its own record before; null where it is made.</param>
    public virtual CommerceRecord Held(CommerceRecord told, CommerceRecord? before) => told;

    /// <summary>Records of one form have the same properties (a product's type). Letters, at most 50.</summary>
    public virtual string FormOf(CommerceRecord record) => "";

    /// <summary>One page of a walk. The same cursor may be asked again after a crash and must bring what it brought, or newer.</summary>
    /// <param name="scope">What the walk is about.</param>
    /// <param name="cursor">Null for the first page.</param>
    /// <param name="cancellation">Stops the call.</param>
    /// <exception cref="Failures.SyncException">The whole page cannot be had.</exception>
    public abstract Task<Page> Read(ReadScope scope, Cursor? cursor, CancellationToken cancellation);

    /// <summary>
    /// One page of the ids the source has, as cheaply as it can say them; whatever exists must be named, the trash included. What is
    /// not named is asked for by id before anything is done about it. By default a walk over everything.
    /// </summary>
    /// <param name="cursor">Null for the first page. The same cursor may be asked again.</param>
    /// <param name="cancellation">Stops the call.</param>
    /// <exception cref="Failures.SyncException">The page cannot be had; then nothing counts as gone.</exception>
    public virtual async Task<ListedPage> List(Cursor? cursor, CancellationToken cancellation)
    {
        var page = await Read(new ReadScope(SyncMode.Full, null, RecordFilter.None), cursor, cancellation);
        return new ListedPage([.. page.Items.Select(item => new ListedRecord(item.Id, item.Record?.ModifiedAt, item.Record?.Mark))], page.Next);
    }

    /// <summary>Chosen records as they are now; ids the source does not have are left out.</summary>
    public abstract Task<IReadOnlyList<SourceItem>> ReadByIds(IReadOnlyList<string> ids, CancellationToken cancellation);
}
