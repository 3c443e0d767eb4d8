using EasySale.Sync.Engine.Stores.Runs;

namespace EasySale.Sync.Connectors.Tests.Faults;

/// <summary>How a run ended.</summary>
/// <param name="Run">The run.</param>
/// <param name="Steps">Its steps.</param>
/// <param name="Calls">Calls that shop and target got.</param>
internal sealed record EndedRun(Run Run, IReadOnlyList<RunStep> Steps, long Calls)
{
    public override string ToString() =>
        $"{Run.Status} after {Calls} calls: {Run.Error?.Cause} {Run.Error?.Code} {Run.Error?.Detail}; waits {string.Join(',', Steps.Select(step => step.Waits))}, slices {string.Join(',', Steps.Select(step => step.Slices))}";
}
