namespace EasySale.Sync.Engine.Operations.Records;

/// <summary>Where a record came from and what became of it.</summary>
/// <param name="Entity">Its kind.</param>
/// <param name="Id">Its id in the source.</param>
/// <param name="Routes">Each way it has gone.</param>
/// <param name="IsMasked">Texts are masked because the caller only looks.</param>
public sealed record RecordLineage(string Entity, string Id, IReadOnlyList<RouteLineage> Routes, bool IsMasked);
