using EasySale.Sync.Engine.Stores.Conflicts;
using EasySale.Sync.Engine.Stores.Links;
using EasySale.Sync.Engine.Stores.Routes;
using EasySale.Sync.Engine.Stores.Rows;

namespace EasySale.Sync.Engine.Stores;

/// <summary>What runs over two-way routes work with besides.</summary>
public sealed record TwoWayStores(RouteStore Routes, ConflictStore Conflicts, UnderwayStore Underway)
{
    /// <summary>All of them over one storage.</summary>
    public static TwoWayStores Over(IRowStore rows, TimeProvider time) => new(new RouteStore(rows), new ConflictStore(rows), new UnderwayStore(rows, time));
}
