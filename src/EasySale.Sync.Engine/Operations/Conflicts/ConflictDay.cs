namespace EasySale.Sync.Engine.Operations.Conflicts;

/// <summary>A day of the trend.</summary>
/// <param name="Date">The day, UTC.</param>
/// <param name="Opened">Conflicts met for the first time.</param>
/// <param name="Resolved">Conflicts that ended.</param>
public sealed record ConflictDay(DateOnly Date, int Opened, int Resolved);
