using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Directions;
using EasySale.Sync.Engine.Failures;
using EasySale.Sync.Engine.Runs.Comparing;
using EasySale.Sync.Engine.Runs.Mapping;
using EasySale.Sync.Engine.Runs.Plans;
using EasySale.Sync.Engine.Runs.Shapes;
using EasySale.Sync.Engine.Stores.Rows;
using EasySale.Sync.Engine.Stores.Runs;
using EasySale.Sync.Engine.Telemetry;
using Microsoft.Extensions.Logging;

namespace EasySale.Sync.Engine.Runs;

/// <summary>
/// What one activity call does: groups of records of one step, until its time or count is used up. It may be called again after
/// any crash and goes on where the stored step says.
/// </summary>
public sealed class SliceRunner(
    RunStores stores, ConnectionOpener opener, StorageMeter meter, RetryDelay retryDelay, TimeProvider time, ILogger<SliceRunner> logger)
{
    private readonly Obedience _obedience = new(stores.Runs);
    private readonly PlanGate _gate = new(stores.Runs, stores.Settings);

    /// <returns>How the slice ended; keys and counts only.</returns>
    public async Task<SliceResult> Run(TenantId tenant, string syncId, int step, CancellationToken cancellation)
    {
        using var storage = meter.Measure();
        // The step before the run: who calls writes the run first, so a call seen here is never older than the run read after it.
        var stored = await stores.Runs.Step(tenant, syncId, step, cancellation);
        var run = await stores.Runs.Find(tenant, syncId, cancellation) ?? throw new InvalidOperationException($"Run {syncId} does not exist.");
        if (stored.Value.IsOver) return Over(stored.Value);
        if (await _obedience.Obey(run.Value, cancellation) is { } told) return new SliceResult(told, 0, 0);
        if (await _gate.Holds(run.Value, stored.Value, cancellation)) return new SliceResult(await _obedience.Obey(tenant, syncId, cancellation) ?? SliceState.More, 0, 0);
        var progress = new StepProgress(stores.Runs, tenant, stored, storage, time);
        using var telemetry = new SliceTelemetry(run.Value, stored.Value, logger, time);
        try
        {
            return await Work(run.Value, progress, telemetry, cancellation);
        }
        catch (SyncException failure)
        {
            return await Stop(progress, failure, telemetry, cancellation);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            telemetry.Faulted(fault);
            return await Stop(progress, Unexpected(fault), telemetry, cancellation);
        }
    }

    private async Task<SliceResult> Work(Run run, StepProgress progress, SliceTelemetry telemetry, CancellationToken cancellation)
    {
        if (progress.Step is { Aim: StepAim.Apply, StartedAt: null }) progress.Choose(await stores.RoutesOf(run, cancellation));
        var session = await Open(run, progress, telemetry, cancellation);
        progress.Began(session);
        await new WayBackIndex(session).Build(cancellation);
        var work = await StepWork.Open(session, progress.Step, cancellation);
        var reader = Reader(session, progress, work);
        await Resume(session, progress, cancellation);
        var group = await reader.Read(progress.Cursor, cancellation);
        await progress.Announce(await Shards(session, progress.Kind, group, cancellation), cancellation);
        while (true)
        {
            var more = group.Next is not null && progress.HasBudget(run, group.Items.Count);
            var next = more ? reader.Read(group.Next, cancellation) : null;
            var journal = new GroupJournal(session, progress.Position);
            var use = work.Use(group, progress.Kind, journal);
            using var watched = telemetry.Group(journal.Position, group.Items.Count);
            var outcomes = await Do(new GroupWork(session, journal, use), progress, (journal, use), group, next, cancellation);
            watched.Confirmed();
            var following = next is null ? null : await next;
            if (following is null) await session.KeepMeteredCalls(cancellation);
            if (group.Next is null) await End(session, progress, work, reader, group, outcomes, cancellation);
            await progress.Finished(group, outcomes, use, journal.BroughtAlong(progress.Kind), await Shards(session, progress.Kind, following, cancellation), cancellation);
            telemetry.Done(watched, outcomes);
            if (group.Next is null) return await Close(reader, group, progress, cancellation);
            if (progress.IsCalled && await _obedience.Obey(run.Tenant, run.SyncId, cancellation) is { } told) return new SliceResult(told, 0, progress.ReadHere);
            if (following is null) return new SliceResult(SliceState.More, 0, progress.ReadHere);
            group = following;
        }
    }

    private static async Task<IReadOnlyList<Outcome>> Do(
        GroupWork work, StepProgress progress, (GroupJournal Journal, PlanUse Use) group, RecordGroup records, Task<RecordGroup>? next, CancellationToken cancellation)
    {
        try
        {
            if (progress.IsResumed) await group.Journal.Resume(cancellation);
            group.Journal.Found(progress.Kind, records.Findings);
            await group.Use.Begin(work, cancellation);
            var outcomes = await work.Do(progress.Kind, records.Items, cancellation);
            await group.Use.End(cancellation);
            return outcomes;
        }
        catch when (next is not null)
        {
            // The read-ahead must not go on behind a slice that has ended.
            await next.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
            throw;
        }
    }

    private async Task<StepSession> Open(Run run, StepProgress progress, SliceTelemetry telemetry, CancellationToken cancellation)
    {
        var connections = await stores.Connections.Find(run.Tenant, [run.Source, run.Target], cancellation);
        var (from, to) = (Connection(connections, run.Source), Connection(connections, run.Target));
        if (from.IsSandbox != to.IsSandbox) throw Mixed(from, to);
        var source = await opener.Open(from, cancellation);
        var target = await opener.Open(to, cancellation);
        telemetry.Opened(to.Platform);
        var settings = await stores.Settings.Get(run.Tenant, cancellation);
        var mappings = await stores.MappingsOf(run, settings, target.Connector, cancellation);
        return new StepSession(run, source, target, stores, run.Overrides?.Apply(settings) ?? settings, mappings, progress.Routes, retryDelay, time)
        {
            IsPlan = progress.Aim == StepAim.Plan,
            BackMappings = await stores.BackMappingsOf(run, progress.Routes, settings, source.Connector, cancellation),
            Telemetry = telemetry,
        };
    }

    private static Connection Connection(IReadOnlyList<Connection> found, string id) =>
        found.FirstOrDefault(connection => connection.Id == id) ?? throw new SyncException(
            FailureCause.FixSettings, "connection.gone", $"The connection {id} was deleted. Start the sync with another one.");

    private static SyncException Mixed(Connection from, Connection to) => new(
        FailureCause.FixSettings, "route.mixed", $"One of {from.Id} and {to.Id} is a sandbox and the other is not. Nothing travels between them.");

    private static async Task Resume(StepSession session, StepProgress progress, CancellationToken cancellation)
    {
        if (!progress.IsResumed || session.IsPlan) return;
        var journal = new GroupJournal(session, progress.Position);
        await journal.Resume(cancellation);
        await new GroupWork(session, journal, PlanUse.Send).SettleShards(progress.Announcing, cancellation);
    }

    private static async Task<IReadOnlyDictionary<RecordKind, IReadOnlyList<string>>> Shards(
        StepSession session, RecordKind kind, RecordGroup? group, CancellationToken cancellation)
    {
        if (group is null) return new Dictionary<RecordKind, IReadOnlyList<string>>();
        return GroupShards.Of(await session.Target(kind, cancellation), group.Items);
    }

    private static GroupSource Reader(StepSession session, StepProgress progress, StepWork work)
    {
        var source = session.Source(progress.Kind);
        return work.Groups(source, () => new MappedSource(new WatchedSource(Groups(session, progress, source), source, session), session.Mappings));
    }

    private static GroupSource Groups(StepSession session, StepProgress progress, SourceStream source) => session.Run.Mode == SyncMode.Compare
        ? new Comparison(session, source, CompareLimits.Of(session.Settings), () => progress.VendorCalls)
        : new GroupReader(source, progress.Scope(session.Run), session.Run.Ids, Math.Min(SendingPace.Of(session.Settings).GroupSize, session.Run.BatchLimit));

    private async Task End(
        StepSession session, StepProgress progress, StepWork work, GroupSource reader, RecordGroup last, IReadOnlyList<Outcome> outcomes, CancellationToken cancellation)
    {
        if (await work.MovesWatermark(session.Scope(progress.Kind), cancellation)) await KeepWatermark(session.Run, session, progress, last, cancellation);
        await reader.End(last, progress.Counts + Tally.Counts(outcomes), cancellation);
    }

    private static async Task<SliceResult> Close(GroupSource reader, RecordGroup last, StepProgress progress, CancellationToken cancellation)
    {
        await reader.Close(last, cancellation);
        return new SliceResult(SliceState.Done, 0, progress.ReadHere);
    }

    private async Task KeepWatermark(Run run, StepSession session, StepProgress progress, RecordGroup last, CancellationToken cancellation)
    {
        var keeps = run.Filter.IsEmpty && run.Ids.Count == 0;
        if (keeps && (last.Watermark ?? progress.Watermark) is { } watermark)
            await stores.Watermarks.Set(session.Scope(progress.Kind), watermark, cancellation);
    }

    private static async Task<SliceResult> Stop(StepProgress progress, SyncException failure, SliceTelemetry telemetry, CancellationToken cancellation)
    {
        await progress.KeepMeteredCalls(cancellation);
        if (failure.Cause == FailureCause.TryAgain && await progress.Wait(failure, cancellation) is { } wait)
        {
            telemetry.Waits(failure, wait);
            return new SliceResult(SliceState.Wait, wait.TotalSeconds, progress.ReadHere);
        }

        await progress.Fail(failure, cancellation);
        telemetry.Stopped(failure);
        return new SliceResult(SliceState.Failed, 0, progress.ReadHere);
    }

    private static SliceResult Over(RunStep step) => new(step.State == StepState.Done ? SliceState.Done : SliceState.Failed, 0, 0);

    private static SyncException Unexpected(Exception fault) => new(
        FailureCause.OurBug,
        "engine.unexpected",
        "The sync stopped because of an error in EasySale.Sync. Nothing is lost: a later run goes on from here. We have been told.",
        fault.GetType().Name,
        fault);
}
