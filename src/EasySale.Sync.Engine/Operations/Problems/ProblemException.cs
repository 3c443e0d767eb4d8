namespace EasySale.Sync.Engine.Operations.Problems;

/// <summary>A request that cannot be done, for a reason the caller can act on.</summary>
public sealed class ProblemException(Problem problem) : Exception($"{problem.Slug}: {problem.Detail}")
{
    public Problem Problem { get; } = problem;
}
