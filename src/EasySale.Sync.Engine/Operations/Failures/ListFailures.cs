using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Failures;
using EasySale.Sync.Engine.Operations.Answers;
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
        var filter = new FailureFilter
        {
            Entity = input.Choice("entity", FailureFilter.Entities),
            Cause = input.Choice<FailureCause>("cause"),
            Source = input.Text("source"),
            Target = input.Text("target"),
            SyncId = input.Text("syncId"),
        };
        input.ThrowIfWrong();
        var page = await ListScan.Page(
            failures.List(caller.Tenant, input.Cursor, cancellation), failure => failure.Id, filter.Matches, input.Limit, cancellation);
        return new Listing<FailureView>([.. page.Items.Select(failure => new FailureView(failure))], page.NextCursor);
    }
}
