using EasySale.Sync.Engine.Runs;
using EasySale.Sync.Functions.Activities;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace EasySale.Sync.Functions.Orchestrations;

/// <summary>A run, step by step, slice by slice. Keys and counts only; the work is in the activities.</summary>
public static class RunSync
{
    /// <summary>After so many slices the history begins anew.</summary>
    public const int SlicesPerHistory = 100;

    // For crashes and storage that does not answer. What a vendor refuses comes back as a result, not as an exception.
    private static readonly TaskOptions Retries = new(new TaskRetryOptions(new RetryPolicy(4, TimeSpan.FromSeconds(5), 3)));

    [Function(nameof(RunSync))]
    public static async Task Orchestrate([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var position = context.GetInput<RunPosition>()!;
        try
        {
            var steps = position.Steps ?? await Begin(context, position);
            if (await Work(context, position with { Steps = steps }) is { } rest)
            {
                context.ContinueAsNew(rest);
                return;
            }
        }
        catch (TaskFailedException)
        {
            // The run is over either way; its rows say how far it came, and finishing it says that it failed.
        }

        await context.CallActivityAsync(nameof(FinishRun), new RunKey(position.Tenant, position.SyncId), Retries);
    }

    private static async Task<IReadOnlyList<StepOutline>> Begin(TaskOrchestrationContext context, RunPosition position) =>
        (await context.CallActivityAsync<RunOutline>(nameof(BeginRun), new RunKey(position.Tenant, position.SyncId), Retries)).Steps;

    /// <summary>Does the steps. Returns where to go on when the history has grown long enough, null at the end.</summary>
    private static async Task<RunPosition?> Work(TaskOrchestrationContext context, RunPosition position)
    {
        var slices = 0;
        for (var done = 0; done < position.Steps!.Count;)
        {
            if (slices == SlicesPerHistory)
                return position with { Steps = [.. position.Steps.Skip(done)], Slices = position.Slices + slices };
            var step = position.Steps[done];
            context.SetCustomStatus(new RunProgress(step.Index, step.Activity, position.Slices + slices));
            var result = await context.CallActivityAsync<SliceResult>(step.Activity, new SliceKey(position.Tenant, position.SyncId, step.Index), Retries);
            slices++;
            if (result.State == SliceState.Failed) return null;
            if (result.State == SliceState.Done) done++;
            if (result.State == SliceState.Wait) await context.CreateTimer(TimeSpan.FromSeconds(result.WaitSeconds), CancellationToken.None);
        }

        return null;
    }
}
