using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;

namespace EasySale.Sync.Engine.Operations.Runs;

/// <summary>From which connection to which, and the kinds that can travel there, parents first.</summary>
public sealed record Route(Connection Source, Connection Target, IReadOnlyList<RecordKind> Kinds);
