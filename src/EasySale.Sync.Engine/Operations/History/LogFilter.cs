using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Operations.Failures;
using EasySale.Sync.Engine.Operations.Inputs;
using EasySale.Sync.Engine.Stores.Runs;

namespace EasySale.Sync.Engine.Operations.History;

/// <summary>Which lines of a log; null parts do not filter.</summary>
/// <param name="Entity">A kind's name.</param>
/// <param name="Id">A record's id in the source, as the caller sees it.</param>
/// <param name="Result">What became of it.</param>
public sealed record LogFilter(string? Entity, string? Id, string? Result)
{
    public static readonly IReadOnlyList<string> Results = ["written", "skipped", "failed", "moved", JournalEntry.Found];

    /// <summary>Reads <c>entity</c>, <c>id</c> and <c>result</c>.</summary>
    public static LogFilter Read(ListInput input) =>
        new(input.Choice("entity", FailureFilter.Entities), input.Text("id"), input.Choice("result", Results));

    /// <param name="entry">A line of the log.</param>
    /// <param name="isMasked">The caller sees masked ids, and asks for what it sees: else it could try out whose address is there.</param>
    public bool Matches(JournalEntry entry, bool isMasked) =>
        (Entity is null || entry.Kind.Name() == Entity) && (Id is null || PersonalData.Id(entry.SourceId, isMasked) == Id) && (Result is null || entry.Result == Result);
}
