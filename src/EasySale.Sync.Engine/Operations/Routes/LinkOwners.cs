using EasySale.Sync.Engine.Stores.Links;

namespace EasySale.Sync.Engine.Operations.Routes;

/// <summary>Finds to which record of the source records of the target belong already. Guests own nothing.</summary>
internal sealed class LinkOwners(LinkStore links)
{
    /// <summary>Target id → the record of the source it belongs to; nothing for those that belong to none.</summary>
    /// <param name="there">The links of the route.</param>
    /// <param name="isTwoWay">They are kept both ways.</param>
    /// <param name="targetIds">Whose owners are asked for.</param>
    /// <param name="cancellation">Stops the work.</param>
    public Task<Dictionary<string, string>> Of(LinkScope there, bool isTwoWay, IReadOnlyList<string> targetIds, CancellationToken cancellation) =>
        isTwoWay ? OfBothWays(new LinkScope(there.Tenant, there.Target, there.Source, there.Kind), targetIds, cancellation) : OfOneWay(there, targetIds, cancellation);

    private async Task<Dictionary<string, string>> OfBothWays(LinkScope back, IReadOnlyList<string> targetIds, CancellationToken cancellation)
    {
        var known = await links.Read(back, targetIds, cancellation);
        return targetIds.Select(id => known.Find(id)).OfType<Link>().DistinctBy(link => link.SourceId)
            .Where(link => link is { TargetId: not null, IsCarried: false }).ToDictionary(link => link.SourceId, link => link.TargetId!);
    }

    // One-way links are kept by the source's ids alone, so all of them are gone through: a person asks this, and seldom.
    private async Task<Dictionary<string, string>> OfOneWay(LinkScope there, IReadOnlyList<string> targetIds, CancellationToken cancellation)
    {
        var (wanted, owners) = (targetIds.ToHashSet(), new Dictionary<string, string>());
        if (wanted.Count == 0) return owners;
        foreach (var shard in await links.Shards(there, cancellation))
            foreach (var link in (await links.ReadShards(there, [shard], cancellation)).All)
                if (link is { TargetId: { } id, IsCarried: false } && link.Key == link.SourceId && wanted.Contains(id)) owners.TryAdd(id, link.SourceId);
        return owners;
    }
}
