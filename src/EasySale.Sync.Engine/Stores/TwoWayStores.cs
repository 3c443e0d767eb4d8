using EasySale.Sync.Engine.Stores.Conflicts;
using EasySale.Sync.Engine.Stores.Links;
using EasySale.Sync.Engine.Stores.Routes;

namespace EasySale.Sync.Engine.Stores;

/// <summary>What runs over two-way routes work with besides.</summary>
public sealed record TwoWayStores(RouteStore Routes, ConflictStore Conflicts, UnderwayStore Underway);
