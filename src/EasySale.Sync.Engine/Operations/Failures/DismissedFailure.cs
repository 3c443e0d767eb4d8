namespace EasySale.Sync.Engine.Operations.Failures;

/// <summary>A failure that is off the list.</summary>
/// <param name="Id">The failure.</param>
/// <param name="Entity">Of what kind the record is.</param>
/// <param name="Source">Source connection.</param>
/// <param name="Target">Target connection.</param>
public sealed record DismissedFailure(string Id, string Entity, string Source, string Target);
