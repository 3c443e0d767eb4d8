using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;

namespace EasySale.Sync.Engine.Operations.Mappings;

/// <summary>The connections a mapping stands between.</summary>
/// <param name="Source">Where records come from.</param>
/// <param name="Target">Where they go.</param>
/// <param name="Connector">The target's kind of system.</param>
/// <param name="Kind">The kind.</param>
public sealed record MappingRoute(Connection Source, Connection Target, Connector Connector, RecordKind Kind);
