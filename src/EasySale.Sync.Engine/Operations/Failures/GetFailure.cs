using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Operations.Problems;
using EasySale.Sync.Engine.Stores.Failures;

namespace EasySale.Sync.Engine.Operations.Failures;

/// <summary>Shows one failure with what was planned for its record. Viewers see no personal data.</summary>
public sealed class GetFailure(FailureStore failures, PayloadStore payloads)
{
    /// <exception cref="ProblemException">There is no such failure (404).</exception>
    public async Task<FailureDetails> Get(Caller caller, string id, CancellationToken cancellation)
    {
        caller.Demand(Role.Viewer);
        var failure = await failures.Find(caller.Tenant, id, cancellation) ?? throw new ProblemException(Unknown(id));
        var planned = await payloads.Find(caller.Tenant, id, cancellation);
        var edit = planned is null ? null : await payloads.FindEdit(caller.Tenant, id, cancellation);
        return new FailureDetails(failure, planned, edit?.ContentHash == planned?.ContentHash ? edit : null, isMasked: !caller.Has(Role.Operator));
    }

    internal static Problem Unknown(string id) =>
        KnownProblems.NotFound($"There is no open failure \"{id}\"; it may have been resolved. GET /api/sync/failures lists them.");
}
