using EasySale.Sync.Connectors.QuickBooks.Wire;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Failures;

namespace EasySale.Sync.Connectors.QuickBooks.Reading;

/// <summary>
/// Walks an entity. Everything: by query, 1,000 a call. What changed: one call to the feed of changes, which also tells of deletions;
/// where it was full or could not answer, by query over the stamps from there on.
/// </summary>
/// <param name="client">Asks; every answer is metered.</param>
/// <param name="entity">What is walked.</param>
/// <param name="companions">Entities whose changes are asked for with the same call.</param>
/// <param name="hasInactive">It is a list, whose entries can be made inactive.</param>
/// <param name="time">Our clock: only to tell an old watermark.</param>
internal sealed class BookWalk(QuickBooksClient client, string entity, IReadOnlyList<string> companions, bool hasInactive, TimeProvider time)
{
    /// <summary>The feed reaches 30 days back; a day is left for clocks and waits.</summary>
    private static readonly TimeSpan FeedReach = TimeSpan.FromDays(29);

    /// <summary>A refusal of a younger start than this has another reason than its age.</summary>
    private static readonly TimeSpan NeverTooOld = TimeSpan.FromDays(15);

    private readonly IdSearch _ids = new(client, entity, hasInactive);

    public Task<WalkPage> Read(ReadScope scope, Cursor? cursor, CancellationToken cancellation) =>
        cursor is null && FeedStart(scope) is { } since ? Changes(since, cancellation) : Query(cursor is null ? new WalkState() : WalkState.Of(cursor), scope.Filter, cancellation);

    private DateTimeOffset? FeedStart(ReadScope scope) =>
        scope.Mode == SyncMode.Incremental && Watermark.Parse(scope.Watermark) is { } since && time.GetUtcNow() - since < FeedReach ? since : null;

    private async Task<WalkPage> Changes(DateTimeOffset since, CancellationToken cancellation)
    {
        try
        {
            return await Told(await client.Changes([entity, .. companions], since, cancellation), since, cancellation);
        }
        catch (SyncException failure) when (QuickBooksErrors.IsPoisoned(failure))
        {
            return new WalkPage([], null, new WalkState { Since = QueryTime.Second(since) });
        }
        catch (SyncException failure) when (failure.Cause is FailureCause.OurBug or FailureCause.FixRecord && time.GetUtcNow() - since > NeverTooOld)
        {
            return new WalkPage([], null, new WalkState());
        }
    }

    private async Task<WalkPage> Told(ChangeAnswer answer, DateTimeOffset since, CancellationToken cancellation)
    {
        var (live, deleted) = (answer.Live(entity), answer.Deleted(entity));
        // The feed has called living entities deleted: nothing is gone before it was asked for.
        var (alive, failures) = await _ids.Find(deleted, cancellation);
        var next = answer.IsFull
            ? new WalkState { Start = answer.Time, Since = QueryTime.Second(live.Count > 0 ? live[^1].ModifiedAt() ?? since : since) }
            : null;
        return new WalkPage([.. live, .. alive], answer.Time, next)
        {
            Gone = [.. deleted.Except(alive.Select(row => row.Id())).Except(failures.Keys)],
            Failures = failures,
            Feed = answer,
        };
    }

    private async Task<WalkPage> Query(WalkState state, RecordFilter filter, CancellationToken cancellation)
    {
        try
        {
            var (rows, now) = await client.Page(entity, QueryWalk.Ask(state, entity, Conditions(filter)), cancellation);
            state = state with { Start = state.Start ?? now };
            var step = QueryWalk.Advance(state, rows);
            return new WalkPage(step.Fresh, state.Start, step.Next);
        }
        catch (SyncException failure) when (QuickBooksErrors.IsPoisoned(failure))
        {
            var page = new WalkPage([], state.Start, QueryWalk.Around(state));
            var name = $"row {state.Offset + 1}";
            return QueryWalk.IsOneRow(state) ? page with { Failures = new Dictionary<string, SyncException> { [name] = Unreadable.Poisoned(entity, name, failure) } } : page;
        }
    }

    // Whole seconds, so a little more than the filter asks for.
    private IEnumerable<string> Conditions(RecordFilter filter)
    {
        if (hasInactive) yield return "Active in (true, false)";
        if (filter.CreatedFrom is { } from) yield return $"MetaData.CreateTime >= '{QueryTime.Of(from)}'";
        if (filter.CreatedTo is { } to) yield return $"MetaData.CreateTime <= '{QueryTime.Of(to)}'";
    }
}
