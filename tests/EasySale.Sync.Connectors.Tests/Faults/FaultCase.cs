using EasySale.Sync.Engine.Failures;

namespace EasySale.Sync.Connectors.Tests.Faults;

/// <summary>Something that goes wrong on one side.</summary>
/// <param name="Name">For the reader.</param>
/// <param name="Cause">Who must act when it strikes once.</param>
/// <param name="Codes">What the run says when it lasts; any of them.</param>
/// <param name="Strike">(house, for how many calls in a row)</param>
internal sealed record FaultCase(string Name, FailureCause Cause, string[] Codes, Action<House, int> Strike)
{
    /// <summary>What makes it good again.</summary>
    public Func<House, Task> Cure { get; init; } = house =>
    {
        house.ClearFaults();
        return Task.CompletedTask;
    };

    /// <summary>Who must act when it lasts.</summary>
    public FailureCause LastingCause { get; init; } = Cause;

    /// <summary>However long it lasts, what was done is found again, and the run ends well.</summary>
    public bool IsOvercome { get; init; }

    public static TheoryData<string> Names(IEnumerable<FaultCase> faults) => [.. faults.Select(fault => fault.Name)];
}
