namespace EasySale.Sync.Engine.Commerce;

/// <summary>Which record of which connection a record was made from, as the mark on it says.</summary>
/// <param name="ConnectionId">The connection it came from.</param>
/// <param name="Id">The record's id there.</param>
public sealed record RecordOrigin(string ConnectionId, string Id);
