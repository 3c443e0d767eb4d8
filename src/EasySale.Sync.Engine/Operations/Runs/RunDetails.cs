using System.Text.Json.Serialization;
using EasySale.Sync.Engine.Operations.Plans;
using EasySale.Sync.Engine.Stores.Plans;
using EasySale.Sync.Engine.Stores.Runs;

namespace EasySale.Sync.Engine.Operations.Runs;

/// <summary>A run with its steps, counts, sums, cost and errors, as it is now.</summary>
public sealed class RunDetails(Run run, IReadOnlyList<RunStep> steps) : RunView(run)
{
    /// <summary>Over all steps.</summary>
    [JsonPropertyOrder(1)]
    public RunCounts Counts { get; } = Counted(run, steps).Aggregate(new RunCounts(), (sum, step) => sum + step.Counts);

    /// <summary>Currency → sums over all steps.</summary>
    [JsonPropertyOrder(1)]
    public IReadOnlyDictionary<string, AmountView> Totals { get; } = StepView.Sums(Counted(run, steps));

    /// <summary>What it plans to write, for runs that plan first: what is to be confirmed while it waits for that.</summary>
    [JsonPropertyOrder(1), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public PlanTotalsView? Plan { get; } = PlanOf(steps);

    [JsonPropertyOrder(1)]
    public ProgressView Progress { get; } = ProgressOf(run, steps);

    /// <summary>Time spent working, waits left out.</summary>
    [JsonPropertyOrder(1)]
    public double Seconds { get; } = Math.Round(steps.Sum(step => step.Seconds), 3);

    [JsonPropertyOrder(1)]
    public long StorageTransactions { get; } = steps.Sum(step => step.StorageTransactions);

    [JsonPropertyOrder(1)]
    public long VendorCalls { get; } = steps.Sum(step => step.VendorCalls);

    /// <summary>Calls the vendor counts as money.</summary>
    [JsonPropertyOrder(1)]
    public long MeteredCalls { get; } = steps.Sum(step => step.MeteredCalls);

    /// <summary>Why the run or its steps stopped; single records' failures are at <see cref="RunLinks.Failures"/>.</summary>
    [JsonPropertyOrder(1)]
    public IReadOnlyList<ErrorView> Errors { get; } = ErrorsOf(run, steps);

    [JsonPropertyOrder(1)]
    public IReadOnlyList<StepView> Steps { get; } = [.. steps.Select(StepView.Of)];

    // What was planned first is counted when it is written.
    private static IEnumerable<RunStep> Counted(Run run, IReadOnlyList<RunStep> steps) =>
        run.Aim == RunAim.Confirm ? steps.Where(step => step.Aim != StepAim.Plan) : steps;

    private static PlanTotalsView? PlanOf(IReadOnlyList<RunStep> steps)
    {
        var planning = steps.Where(step => step.Aim == StepAim.Plan).ToList();
        if (planning.Count == 0) return null;
        var counts = planning.Aggregate(new RunCounts(), (sum, step) => sum + step.Counts);
        return PlanTotalsView.Of(planning.Aggregate(PlanTotals.None, (sum, step) => sum + (step.Plan ?? PlanTotals.None)), counts);
    }

    private static ProgressView ProgressOf(Run run, IReadOnlyList<RunStep> steps)
    {
        var records = steps.Sum(step => step.Counts.Read);
        var seconds = steps.Sum(step => step.Seconds);
        var rate = seconds > 0 && records > 0 ? records / seconds : (double?)null;
        var (percent, remaining) = Expectation(run, [.. steps.Where(step => step.StartedAt is not null)]);
        return new ProgressView(
            records, rate is null ? null : Math.Round(rate.Value, 1), percent, remaining is null || rate is null ? null : Math.Round(remaining.Value / rate.Value, 1));
    }

    private static (double? Percent, long? Remaining) Expectation(Run run, IReadOnlyList<RunStep> begun)
    {
        if (run.IsOver) return (100, 0);
        // Streams not begun yet may hold any number: what is done of the others alone would look like the end.
        if (begun.Count == 0 || begun.All(step => step.IsOver) || begun.Any(step => !step.IsOver && step.Expected is null)) return (null, null);
        var expected = begun.Sum(step => step.IsOver ? step.Counts.Read : Math.Max(step.Expected!.Value, step.Counts.Read));
        var read = begun.Sum(step => step.Counts.Read);
        return (expected == 0 ? 100 : Math.Round(100.0 * read / expected, 1), expected - read);
    }

    private static IReadOnlyList<ErrorView> ErrorsOf(Run run, IReadOnlyList<RunStep> steps)
    {
        var ofSteps = steps.Select(StepView.Of).Select(step => step.Error).OfType<ErrorView>().ToList();
        return run.Error is null || ofSteps.Any(error => error.Code == run.Error.Code) ? ofSteps : [ErrorView.Of(run.Error, null), .. ofSteps];
    }
}
