using System.Text.Json.Nodes;
using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Operations.Failures;
using EasySale.Sync.Engine.Operations.Problems;
using EasySale.Sync.Engine.Stores.Conflicts;

namespace EasySale.Sync.Engine.Operations.Conflicts;

/// <summary>Decisions about failed records: try it again as it is, or with a corrected body.</summary>
public sealed class ResolveFailure(EditPayload payloads, RetryFailures retries)
{
    /// <exception cref="ProblemException">There is no such failure (404), it cannot be decided so (400), its route is busy (409), or these were too many starts (429).</exception>
    public async Task<ResolvedConflict> Resolve(Caller caller, string id, string failureId, ResolutionInput input, CancellationToken cancellation)
    {
        if (input.Choice == ConflictChoice.Reject)
            throw new ProblemException(KnownProblems.BadInput("resolution", "A failed record is tried again with accept, or with custom after a correction; it stays listed until it succeeds."));
        if (input.Custom is { } custom) await payloads.Edit(caller, failureId, new EditPayloadInput(Purposes.Record, null, JsonObject.Create(custom)), cancellation);
        return new ResolvedConflict(id, input.Choice, await retries.RetryOne(caller, failureId, cancellation));
    }
}
