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

    /// <summary>The event that tells a waiting run to look at what was asked of it.</summary>
    public const string Told = "told";

    /// <summary>A paused run that nobody tells looks this often.</summary>
    public static readonly TimeSpan Look = TimeSpan.FromMinutes(10);

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

        var retries = await context.CallActivityAsync<RunRetries?>(nameof(FinishRun), new RunKey(position.Tenant, position.SyncId), Retries);
        if (retries is not null) await Retry(context, retries);
    }

    /// <summary>Tries failed records again when their time has come. Should it not come to that, a timer function does it.</summary>
    private static async Task Retry(TaskOrchestrationContext context, RunRetries retries)
    {
        if (retries.At.UtcDateTime > context.CurrentUtcDateTime) await context.CreateTimer(retries.At.UtcDateTime, CancellationToken.None);
        await context.CallActivityAsync(nameof(RetryRecords), retries, Retries);
    }

    private static async Task<IReadOnlyList<StepOutline>> Begin(TaskOrchestrationContext context, RunPosition position) =>
        (await context.CallActivityAsync<RunOutline>(nameof(BeginRun), new RunKey(position.Tenant, position.SyncId), Retries)).Steps;

    /// <summary>Does the steps. Returns where to go on when the history has grown long enough, null at the end.</summary>
    private static async Task<RunPosition?> Work(TaskOrchestrationContext context, RunPosition position)
    {
        var slices = 0;
        var records = 0L;
        for (var done = 0; done < position.Steps!.Count;)
        {
            if (slices == SlicesPerHistory)
                return position with { Steps = [.. position.Steps.Skip(done)], Slices = position.Slices + slices, Records = position.Records + records };
            var step = position.Steps[done];
            context.SetCustomStatus(new RunProgress(step.Index, step.Activity, position.Slices + slices, position.Records + records));
            var result = await context.CallActivityAsync<SliceResult>(step.Activity, new SliceKey(position.Tenant, position.SyncId, step.Index), Retries);
            slices++;
            records += result.Read;
            if (result.State is SliceState.Failed or SliceState.Stopped) return null;
            if (result.State == SliceState.Done) done++;
            if (result.State == SliceState.Wait) await Wait(context, TimeSpan.FromSeconds(result.WaitSeconds));
            if (result.State == SliceState.Paused) await Wait(context, Look);
        }

        return null;
    }

    /// <summary>Waits, unless the run is told something meanwhile.</summary>
    private static async Task Wait(TaskOrchestrationContext context, TimeSpan time)
    {
        try
        {
            await context.WaitForExternalEvent<string?>(Told, time);
        }
        catch (TaskCanceledException)
        {
            // The time is over.
        }
    }
}
