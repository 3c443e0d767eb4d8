using EasySale.Sync.Engine.Connecting;

namespace EasySale.Sync.Engine.Operations.Connections;

/// <summary>What trying a connection showed.</summary>
/// <param name="Id">The connection.</param>
/// <param name="Ok">Everything works.</param>
/// <param name="CheckedAt">When.</param>
/// <param name="Checks">Capability by capability: what was found, and what to do where it does not work.</param>
public sealed record ConnectionTest(string Id, bool Ok, DateTimeOffset? CheckedAt, IReadOnlyList<ProbeCheck> Checks);
