using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Operations.Failures;
using EasySale.Sync.Engine.Runs;
using EasySale.Sync.Engine.Tests.Fakes;

namespace EasySale.Sync.Engine.Tests.Runs;

/// <summary>One life of the program: does what the orchestrator would ask of it.</summary>
public sealed class Process(RunStores stores, RunLifecycle lifecycle, SliceRunner slices, RetryDueRecords retries, ManualTime time)
{
    public RunStores Stores => stores;

    public Task<RunOutline> Begin(string syncId) => lifecycle.Begin(SyncHouse.Tenant, syncId, SyncHouse.Cancellation);

    public Task<SliceResult> Slice(string syncId, int step = 0) => slices.Run(SyncHouse.Tenant, syncId, step, SyncHouse.Cancellation);

    public Task<RunEnd> End(string syncId) => lifecycle.Finish(SyncHouse.Tenant, syncId, SyncHouse.Cancellation);

    /// <summary>What the retry timer does. Returns the runs it starts.</summary>
    public async Task<IReadOnlyList<string>> Retry() => [.. (await retries.Run(Caller.System, SyncHouse.Cancellation)).Select(run => run.SyncId)];

    /// <summary>The whole run, from wherever it stands.</summary>
    public async Task Finish(string syncId)
    {
        var outline = await Begin(syncId);
        foreach (var step in outline.Steps)
            if (await AllSlices(syncId, step.Index) != SliceState.Done) break;
        await End(syncId);
    }

    private async Task<SliceState> AllSlices(string syncId, int step)
    {
        while (true)
        {
            var slice = await Slice(syncId, step);
            time.Advance(TimeSpan.FromSeconds(slice.WaitSeconds));
            if (slice.State is SliceState.Done or SliceState.Failed or SliceState.Paused or SliceState.Stopped) return slice.State;
        }
    }
}
