using EasySale.Sync.Engine.Stores.Runs;

namespace EasySale.Sync.Engine.Runs;

/// <summary>Where a step's groups come from: a walk or chosen ids, or a comparison.</summary>
internal abstract class GroupSource
{
    /// <summary>The group at a cursor; may be asked again after a crash.</summary>
    public abstract Task<RecordGroup> Read(string? cursor, CancellationToken cancellation);

    /// <summary>The last group is written; called before the step is stored as done, perhaps again.</summary>
    /// <param name="last">That group.</param>
    /// <param name="counts">What became of all the step's records.</param>
    /// <param name="cancellation">Stops the call.</param>
    public virtual Task End(RecordGroup last, RunCounts counts, CancellationToken cancellation) => Task.CompletedTask;

    /// <summary>The step is stored as done: clears away what was kept for it. A crash may leave it to the retention.</summary>
    public virtual Task Close(RecordGroup last, CancellationToken cancellation) => Task.CompletedTask;
}
