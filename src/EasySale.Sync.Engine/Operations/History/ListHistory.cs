using System.Runtime.CompilerServices;
using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Operations.Answers;
using EasySale.Sync.Engine.Operations.Export;
using EasySale.Sync.Engine.Operations.Inputs;
using EasySale.Sync.Engine.Operations.Problems;
using EasySale.Sync.Engine.Stores.Runs;

namespace EasySale.Sync.Engine.Operations.History;

/// <summary>Tells the runs of a tenant, newest first: page by page, or all of them as a file.</summary>
public sealed class ListHistory(RunStore runs)
{
    /// <param name="caller">Who asks.</param>
    /// <param name="input"><c>limit</c>, <c>cursor</c>, and the filters of <see cref="HistoryFilter"/>.</param>
    /// <param name="cancellation">Stops the call.</param>
    /// <exception cref="ProblemException">A query value is wrong (400).</exception>
    public async Task<Listing<HistoryItem>> List(Caller caller, ListInput input, CancellationToken cancellation)
    {
        caller.Demand(Role.Viewer);
        var (filter, after) = (HistoryFilter.Read(input), input.Cursor(SyncIds.IsValid));
        input.ThrowIfWrong();
        var all = runs.Newest(caller.Tenant, filter.From, filter.To, after, cancellation);
        var page = await ListScan.Page(all, run => run.SyncId, filter.Matches, input.Limit, cancellation);
        var items = new List<HistoryItem>(page.Items.Count);
        foreach (var run in page.Items) items.Add(await Item(run, cancellation));
        return new Listing<HistoryItem>(items, page.NextCursor);
    }

    /// <summary>All runs the filters let through, newest first, as CSV or JSON.</summary>
    /// <exception cref="ProblemException">A query value is wrong (400).</exception>
    public ExportFile Export(Caller caller, ListInput input)
    {
        caller.Demand(Role.Viewer);
        var (filter, wanted) = (HistoryFilter.Read(input), ExportInput.ReadTable(input));
        input.ThrowIfWrong();
        return new ExportTable<HistoryItem>("sync-history", HistoryItem.Columns, Items(caller.Tenant, filter)).As(wanted);
    }

    private async IAsyncEnumerable<HistoryItem> Items(TenantId tenant, HistoryFilter filter, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        await foreach (var run in runs.Newest(tenant, filter.From, filter.To, null, cancellation).Where(filter.Matches))
            yield return await Item(run, cancellation);
    }

    // A run that is over tells its counts itself.
    private async Task<HistoryItem> Item(Run run, CancellationToken cancellation)
    {
        if (run.Counts is { } counts) return new HistoryItem(run, counts);
        var steps = await runs.Steps(run.Tenant, run.SyncId, cancellation);
        return new HistoryItem(run, steps.Where(step => step.Aim != StepAim.Plan).Aggregate(new RunCounts(), (sum, step) => sum + step.Counts));
    }
}
