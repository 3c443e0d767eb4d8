using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Stores.Runs;

namespace EasySale.Sync.Engine.Runs.Shapes;

/// <summary>Groups whose records look as they always did; others come as failures.</summary>
internal sealed class WatchedSource(GroupSource groups, SourceStream source, StepSession session) : GroupSource
{
    private ShapeWatch? _watch;

    public override async Task<RecordGroup> Read(string? cursor, CancellationToken cancellation)
    {
        var group = await groups.Read(cursor, cancellation);
        if (group.Items.Count == 0 || source.MappedProperties.Count == 0) return group;
        var run = session.Run;
        _watch ??= new ShapeWatch(source, await session.Stores.Shapes.Get(run.Tenant, run.Source, source.Kind, cancellation));
        var items = _watch.Check(group.Items);
        if (_watch.HasLearnt && !session.IsPlan) await session.Stores.Shapes.Put(run.Tenant, run.Source, source.Kind, _watch.Shapes, cancellation);
        _watch.HasLearnt = false;
        return group with { Items = items };
    }

    public override Task End(RecordGroup last, RunCounts counts, CancellationToken cancellation) => groups.End(last, counts, cancellation);

    public override Task Close(RecordGroup last, CancellationToken cancellation) => groups.Close(last, cancellation);
}
