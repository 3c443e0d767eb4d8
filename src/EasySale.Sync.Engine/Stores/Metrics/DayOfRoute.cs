using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Stores.Runs;

namespace EasySale.Sync.Engine.Stores.Metrics;

/// <summary>The runs of one route that ended on one day (UTC), summed.</summary>
/// <param name="Day">When they ended.</param>
/// <param name="Source">Source connection.</param>
/// <param name="Target">Target connection.</param>
public sealed record DayOfRoute(DateOnly Day, string Source, string Target)
{
    /// <summary>How they ended → how many.</summary>
    public IReadOnlyDictionary<RunStatus, long> Runs { get; init; } = new Dictionary<RunStatus, long>();

    /// <summary>From their starts to their ends, waits included, added up.</summary>
    public double RunSeconds { get; init; }

    public DateTimeOffset LastRunAt { get; init; }

    public IReadOnlyDictionary<RecordKind, Figures> Kinds { get; init; } = new Dictionary<RecordKind, Figures>();

    /// <summary>The day with one more run that is over.</summary>
    public DayOfRoute With(Run run, IReadOnlyList<RunStep> steps)
    {
        var kinds = new Dictionary<RecordKind, Figures>(Kinds);
        foreach (var step in steps) kinds[step.Kind] = kinds.GetValueOrDefault(step.Kind, Figures.None) + Figures.Of(run, step);
        return this with
        {
            Runs = new Dictionary<RunStatus, long>(Runs) { [run.Status] = Runs.GetValueOrDefault(run.Status) + 1 },
            RunSeconds = RunSeconds + ((run.FinishedAt - run.StartedAt)?.TotalSeconds ?? 0),
            LastRunAt = run.FinishedAt > LastRunAt ? run.FinishedAt.Value : LastRunAt,
            Kinds = kinds,
        };
    }
}
