using EasySale.Sync.Engine.Stores.Runs;

namespace EasySale.Sync.Engine.Runs.Mapping;

/// <summary>Groups whose records are as the tenant's mapping makes them, before anything else looks at them.</summary>
internal sealed class MappedSource(GroupSource groups, RouteMappings mappings) : GroupSource
{
    public override async Task<RecordGroup> Read(string? cursor, CancellationToken cancellation)
    {
        var group = await groups.Read(cursor, cancellation);
        return group with { Items = mappings.Apply(group.Items) };
    }

    public override Task End(RecordGroup last, RunCounts counts, CancellationToken cancellation) => groups.End(last, counts, cancellation);

    public override Task Close(RecordGroup last, CancellationToken cancellation) => groups.Close(last, cancellation);
}
