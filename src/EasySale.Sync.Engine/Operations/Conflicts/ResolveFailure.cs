using System.Text.Json.Nodes;
using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Operations.Failures;
using EasySale.Sync.Engine.Operations.Problems;
using EasySale.Sync.Engine.Stores.Conflicts;

namespace EasySale.Sync.Engine.Operations.Conflicts;

/// <summary>Decisions about failed records: try it again as it is, or with a corrected body, or leave it alone.</summary>
public sealed class ResolveFailure(EditPayload payloads, RetryFailures retries, DismissFailure dismissals)
{
    /// <exception cref="ProblemException">There is no such failure (404), the correction is wrong (400), its route is busy or its record is being written (409), or these were too many starts (429).</exception>
    public async Task<ResolvedConflict> Resolve(Caller caller, string id, string failureId, ResolutionInput input, CancellationToken cancellation)
    {
        if (input.Choice == ConflictChoice.Reject)
        {
            await dismissals.Dismiss(caller, failureId, cancellation);
            return new ResolvedConflict(id, input.Choice, null);
        }

        if (input.Custom is { } custom) await payloads.Edit(caller, failureId, new EditPayloadInput(Purposes.Record, null, JsonObject.Create(custom)), cancellation);
        return new ResolvedConflict(id, input.Choice, await retries.RetryOne(caller, failureId, cancellation));
    }
}
