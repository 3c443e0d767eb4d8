namespace EasySale.Sync.Engine.Operations.Records;

/// <summary>What the target answered to a write.</summary>
/// <param name="TargetId">The record's id there.</param>
/// <param name="Version">Its version there.</param>
/// <param name="Amount">The amount it computed.</param>
/// <param name="Code">The failure's code.</param>
/// <param name="Message">Why it was refused or skipped, or what is wrong with what was written.</param>
public sealed record AnswerView(string? TargetId, string? Version, decimal? Amount, string? Code, string? Message);
