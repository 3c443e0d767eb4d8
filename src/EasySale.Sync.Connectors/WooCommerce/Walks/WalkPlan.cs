using EasySale.Sync.Engine.Connecting;

namespace EasySale.Sync.Connectors.WooCommerce.Walks;

/// <summary>The legs of a walk, one after the other. A whole walk reads by id and then what changed meanwhile.</summary>
internal static class WalkPlan
{
    public static IReadOnlyList<Leg> Legs(IReadOnlyList<Collection> collections, ReadScope scope) =>
    [
        .. from pass in Passes(collections, scope)
           from collection in collections
           where pass == Pass.Everything || collection.Changes != ChangeTracking.None
           from status in Statuses(collection, scope.Filter.Statuses)
           select new Leg(collection, pass, status),
    ];

    private static Pass[] Passes(IReadOnlyList<Collection> collections, ReadScope scope)
    {
        var watermark = Watermark.Parse(scope.Watermark);
        var knowsWhereToStart = collections.All(collection => watermark.ContainsKey(collection.Path));
        return scope.Mode == SyncMode.Incremental && knowsWhereToStart ? [Pass.SinceWatermark] : [Pass.Everything, Pass.SinceStart];
    }

    private static IReadOnlyList<string?> Statuses(Collection collection, IReadOnlyList<string> wanted)
    {
        if (wanted.Count == 0 || collection.Statuses == StatusFilter.None) return [null];
        return collection.Statuses == StatusFilter.One ? wanted : [string.Join(',', wanted)];
    }
}
