using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Operations.Failures;
using EasySale.Sync.Engine.Operations.Inputs;
using EasySale.Sync.Engine.Stores.Runs;

namespace EasySale.Sync.Engine.Operations.History;

/// <summary>Which lines of a log; null parts do not filter.</summary>
/// <param name="Entity">A kind's name.</param>
/// <param name="Id">A record's id in the source.</param>
/// <param name="Result">What became of it.</param>
public sealed record LogFilter(string? Entity, string? Id, string? Result)
{
    public static readonly IReadOnlyList<string> Results = ["written", "skipped", "failed", "moved", JournalEntry.Found];

    /// <summary>Reads <c>entity</c>, <c>id</c> and <c>result</c>.</summary>
    public static LogFilter Read(ListInput input) =>
        new(input.Choice("entity", FailureFilter.Entities), input.Text("id"), input.Choice("result", Results));

    public bool Matches(JournalEntry entry) =>
        (Entity is null || entry.Kind.Name() == Entity) && (Id is null || entry.SourceId == Id) && (Result is null || entry.Result == Result);
}
