namespace EasySale.Sync.Local.Durable;

/// <summary>An instance as it was read.</summary>
/// <param name="Record">Its state.</param>
/// <param name="Version">The row's version, for the next write.</param>
/// <param name="History">The turns of its present generation; empty when they were not asked for.</param>
public sealed record StoredInstance(InstanceRecord Record, string Version, IReadOnlyList<Turn> History);
