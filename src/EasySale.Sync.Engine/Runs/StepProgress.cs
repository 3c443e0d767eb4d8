using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Failures;
using EasySale.Sync.Engine.Runs.Plans;
using EasySale.Sync.Engine.Stores.Links;
using EasySale.Sync.Engine.Stores.Plans;
using EasySale.Sync.Engine.Stores.Routes;
using EasySale.Sync.Engine.Stores.Rows;
using EasySale.Sync.Engine.Stores.Runs;

namespace EasySale.Sync.Engine.Runs;

/// <summary>The stored step as a slice moves it on: one save per group, with cursor, counts and what comes next together.</summary>
internal sealed class StepProgress
{
    private readonly RunStore _runs;
    private readonly TenantId _tenant;
    private readonly StorageMeter.Measurement _storage;
    private readonly TimeProvider _time;
    private readonly RunStep _before;
    private readonly long _started;
    private Stored<RunStep> _stored;
    private StepSession? _session;

    public StepProgress(RunStore runs, TenantId tenant, Stored<RunStep> stored, StorageMeter.Measurement storage, TimeProvider time)
    {
        (_runs, _tenant, _storage, _time) = (runs, tenant, storage, time);
        (_before, _stored, _started) = (stored.Value, stored, time.GetTimestamp());
        IsResumed = stored.Value.Announcing.Count > 0;
    }

    /// <summary>The step as the slice found it.</summary>
    public RunStep Step => _before;

    public StepAim Aim => _before.Aim;

    public RecordKind Kind => _before.Kind;

    /// <summary>What the tenant chose for the route.</summary>
    public IReadOnlyList<RouteSettings> Routes => _stored.Value.Routes ?? [];

    public string? Cursor => _stored.Value.Cursor;

    public string? Watermark => _stored.Value.Watermark;

    public IReadOnlyDictionary<RecordKind, IReadOnlyList<string>> Announcing => _stored.Value.Announcing;

    /// <summary>The group at hand was begun by a slice that did not end it.</summary>
    public bool IsResumed { get; private set; }

    /// <summary>Somebody wants the run otherwise.</summary>
    public bool IsCalled => _stored.Value.IsCalled;

    public JournalPosition Position => new(_before.SyncId, _before.Index, _stored.Value.Groups);

    /// <summary>Records this slice has handled.</summary>
    public long ReadHere => _stored.Value.Counts.Read - _before.Counts.Read;

    public RunCounts Counts => _stored.Value.Counts;

    /// <summary>Calls of the whole step so far.</summary>
    public long VendorCalls => _before.VendorCalls + (_session?.VendorCalls ?? 0);

    public ReadScope Scope(Run run) => new(run.Mode, _before.Since, run.Filter);

    /// <summary>What the tenant chooses by now: a plan may be written long after it was made. Stored with the next save.</summary>
    public void Choose(IReadOnlyList<RouteSettings>? routes) => _stored = _stored with { Value = _stored.Value with { Routes = routes } };

    /// <summary>The slice has its systems open; their calls count from here.</summary>
    public void Began(StepSession session) => _session = session;

    public Task KeepMeteredCalls(CancellationToken cancellation) => _session?.KeepMeteredCalls(cancellation) ?? Task.CompletedTask;

    public bool HasBudget(Run run, int inHand) =>
        ReadHere + inHand < run.BatchLimit && _time.GetElapsedTime(_started) < RunDefaults.SliceTime;

    /// <summary>Stores where the first group's intents will lie. Must come before them.</summary>
    public async Task Announce(IReadOnlyDictionary<RecordKind, IReadOnlyList<string>> shards, CancellationToken cancellation) =>
        await Save(_stored.Value with
        {
            Announcing = shards,
            IsCalled = false,
            State = StepState.Running,
            StartedAt = _stored.Value.StartedAt ?? _time.GetUtcNow(),
            Slices = _before.Slices + 1,
        }, cancellation);

    /// <summary>
    /// Stores a finished group: outcomes counted, cursor moved, the next group's shards announced. With the last group the step is
    /// done, in the same save: a crash between the two would read, and count, everything again.
    /// </summary>
    public async Task Finished(
        RecordGroup group, IReadOnlyList<Outcome> outcomes, PlanUse use, long broughtAlong,
        IReadOnlyDictionary<RecordKind, IReadOnlyList<string>> announcing, CancellationToken cancellation)
    {
        IsResumed = false;
        await Save(_stored.Value with
        {
            Announcing = announcing,
            State = group.Next is null ? StepState.Done : StepState.Running,
            FinishedAt = group.Next is null ? _time.GetUtcNow() : null,
            Cursor = group.Next,
            Watermark = group.Watermark ?? _stored.Value.Watermark,
            Expected = _stored.Value.Expected ?? group.Expected,
            Groups = _stored.Value.Groups + 1,
            Waits = 0,
            WaitingSince = null,
            Counts = _stored.Value.Counts + Tally.Counts(outcomes) with { BroughtAlong = broughtAlong },
            Totals = Tally.Totals(_stored.Value.Totals, outcomes),
            Plan = use.Totals is { } planned ? (_stored.Value.Plan ?? PlanTotals.None) + planned : _stored.Value.Plan,
            Replanned = use.Replanned is { } anew ? (_stored.Value.Replanned ?? ReplannedRecords.None) + anew : _stored.Value.Replanned,
            Drift = group.Drift ?? _stored.Value.Drift,
            Error = null,
        }, cancellation);
    }

    public Task Fail(SyncException failure, CancellationToken cancellation) =>
        Save(_stored.Value with { State = StepState.Failed, FinishedAt = _time.GetUtcNow(), Error = RunError.Of(failure) }, cancellation);

    /// <summary>
    /// Stores that the step waits and returns how long; null when it has waited often enough, or long enough, without progress.
    /// Being held back is nothing that counts as often.
    /// </summary>
    public async Task<TimeSpan?> Wait(SyncException failure, CancellationToken cancellation)
    {
        var waits = failure.IsHeldBack ? _stored.Value.Waits : _stored.Value.Waits + 1;
        var since = _stored.Value.WaitingSince ?? _time.GetUtcNow();
        if (waits > RunDefaults.FruitlessWaits || _time.GetUtcNow() - since > RunDefaults.LongestStandstill) return null;
        await Save(_stored.Value with { State = StepState.Waiting, Waits = waits, WaitingSince = since, Error = RunError.Of(failure) }, cancellation);
        return failure.RetryAfter ?? Doubled(waits);
    }

    private static TimeSpan Doubled(int waits)
    {
        var seconds = RunDefaults.FirstWait.TotalSeconds * Math.Pow(2, waits - 1);
        return TimeSpan.FromSeconds(Math.Min(seconds, RunDefaults.LongestWait.TotalSeconds));
    }

    private async Task Save(RunStep step, CancellationToken cancellation)
    {
        var measured = step with
        {
            Seconds = _before.Seconds + _time.GetElapsedTime(_started).TotalSeconds,
            StorageTransactions = _before.StorageTransactions + _storage.Transactions + 1,
            VendorCalls = VendorCalls,
            MeteredCalls = _before.MeteredCalls + (_session?.MeteredCalls ?? 0),
        };
        _stored = await _runs.Save(_tenant, measured, _stored.Version, cancellation) ?? await SaveCalled(measured, cancellation) ?? throw new SyncException(
            FailureCause.TryAgain, "run.taken_over", "Another worker goes on with this run.", $"run {_before.SyncId} step {_before.Index}");
    }

    // Being called is the one thing others may write on a step; whoever does the slice takes it over with its own progress.
    private async Task<Stored<RunStep>?> SaveCalled(RunStep step, CancellationToken cancellation)
    {
        var there = await _runs.Step(_tenant, step.SyncId, step.Index, cancellation);
        var isOurs = there.Value.IsCalled && (there.Value.Slices, there.Value.Groups, there.Value.Waits, there.Value.State)
            == (_stored.Value.Slices, _stored.Value.Groups, _stored.Value.Waits, _stored.Value.State);
        return isOurs ? await _runs.Save(_tenant, step with { IsCalled = true }, there.Version, cancellation) : null;
    }
}
