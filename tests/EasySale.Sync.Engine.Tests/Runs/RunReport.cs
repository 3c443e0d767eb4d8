using EasySale.Sync.Engine.Stores.Runs;

namespace EasySale.Sync.Engine.Tests.Runs;

/// <summary>A run and its steps as stored.</summary>
public sealed record RunReport(Run Run, IReadOnlyList<RunStep> Steps)
{
    public RunStep Step => Steps[0];

    public RunCounts Counts => Steps.Aggregate(new RunCounts(), (sum, step) => sum + step.Counts);
}
