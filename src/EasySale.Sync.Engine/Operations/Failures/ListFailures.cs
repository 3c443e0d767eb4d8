using System.Runtime.CompilerServices;
using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Failures;
using EasySale.Sync.Engine.Operations.Answers;
using EasySale.Sync.Engine.Operations.Export;
using EasySale.Sync.Engine.Operations.Inputs;
using EasySale.Sync.Engine.Operations.Problems;
using EasySale.Sync.Engine.Stores.Failures;

namespace EasySale.Sync.Engine.Operations.Failures;

/// <summary>Lists the open failures of a tenant.</summary>
public sealed class ListFailures(FailureStore failures)
{
    /// <param name="caller">Who asks.</param>
    /// <param name="input"><c>limit</c>, <c>cursor</c>, <c>entity</c>, <c>cause</c>, <c>source</c>, <c>target</c>, <c>syncId</c>.</param>
    /// <param name="cancellation">Stops the call.</param>
    /// <exception cref="ProblemException">A query value is wrong (400).</exception>
    public async Task<Listing<FailureView>> List(Caller caller, ListInput input, CancellationToken cancellation)
    {
        caller.Demand(Role.Viewer);
        var (filter, after) = (Read(input), input.Cursor(FailedRecord.IsId));
        input.ThrowIfWrong();
        var page = await ListScan.Page(
            failures.List(caller.Tenant, after, cancellation), failure => failure.Id, filter.Matches, input.Limit, cancellation);
        return new Listing<FailureView>([.. page.Items.Select(failure => new FailureView(failure, isMasked: !caller.Has(Role.Operator)))], page.NextCursor);
    }

    /// <summary>All open failures the filters let through, as CSV or JSON.</summary>
    /// <exception cref="ProblemException">A query value is wrong (400).</exception>
    public ExportFile Export(Caller caller, ListInput input)
    {
        caller.Demand(Role.Viewer);
        var (filter, wanted) = (Read(input), ExportInput.ReadTable(input));
        input.ThrowIfWrong();
        return new ExportTable<FailureView>("sync-failures", FailureColumns.All, All(caller, filter)).As(wanted);
    }

    private async IAsyncEnumerable<FailureView> All(Caller caller, FailureFilter filter, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        await foreach (var failure in failures.List(caller.Tenant, null, cancellation).Where(filter.Matches))
            yield return new FailureView(failure, isMasked: !caller.Has(Role.Operator));
    }

    private static FailureFilter Read(ListInput input) => new()
    {
        Entity = input.Choice("entity", FailureFilter.Entities),
        Cause = input.Choice<FailureCause>("cause"),
        Source = input.Text("source"),
        Target = input.Text("target"),
        SyncId = input.Text("syncId"),
    };
}
