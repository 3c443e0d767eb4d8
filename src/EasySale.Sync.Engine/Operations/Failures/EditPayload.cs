using System.Text.Json.Nodes;
using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Operations.Problems;
using EasySale.Sync.Engine.Stores;
using EasySale.Sync.Engine.Stores.Audit;
using EasySale.Sync.Engine.Stores.Failures;

namespace EasySale.Sync.Engine.Operations.Failures;

/// <summary>
/// Corrects what was planned for a failed record. Nothing is sent by it: the corrected body is what is planned next, as long as
/// the source's record stays as it is.
/// </summary>
public sealed class EditPayload(FailureStore failures, PayloadStore payloads, AuditStore audit, GetFailure details, TimeProvider time)
{
    /// <summary>The largest corrected body, bytes.</summary>
    public const int MostBytes = 256_000;

    /// <exception cref="ProblemException">There is no such failure (404), nothing was planned (409) or the correction is wrong (400).</exception>
    public async Task<FailureDetails> Edit(Caller caller, string id, EditPayloadInput input, CancellationToken cancellation)
    {
        caller.Demand(Role.Operator);
        var failure = await failures.Find(caller.Tenant, id, cancellation) ?? throw new ProblemException(GetFailure.Unknown(id));
        var planned = await payloads.Find(caller.Tenant, id, cancellation) ?? throw new ProblemException(KnownProblems.NothingPlanned(id));
        var operation = planned.Operations.FirstOrDefault(one => one.Purpose == input.Purpose) ?? throw new ProblemException(KnownProblems.BadInput(
            "purpose", $"\"{input.Purpose}\" was not planned. Allowed: {string.Join(", ", planned.Operations.Select(one => one.Purpose))}."));
        var edit = await payloads.FindEdit(caller.Tenant, id, cancellation);
        var before = PayloadJson.Read(Current(planned, edit, operation));
        var after = input.Body ?? PayloadJson.Merge(before, input.Merge)!;
        var body = Checked(after, operation);
        // The trail first: a correction that is not on it must not exist.
        await audit.Add(caller.Tenant, Entry(caller, failure, PayloadChanges.Of(input.Purpose, before, after)), cancellation);
        await payloads.ChangeEdit(caller.Tenant, id, there => With(planned, there, operation.Purpose, body, caller), cancellation);
        return await details.Get(caller, id, cancellation);
    }

    /// <summary>The body that is planned next, were nothing changed.</summary>
    internal static ExactJson Current(PlannedPayload planned, PayloadEdit? edit, PlannedOperation operation) =>
        edit?.ContentHash == planned.ContentHash && edit.Bodies.TryGetValue(operation.Purpose, out var body) ? body : operation.Body;

    private static ExactJson Checked(JsonNode body, PlannedOperation operation)
    {
        var written = PayloadJson.Write(body);
        if (written.Bytes.Length > MostBytes) throw new ProblemException(KnownProblems.BadInput("body", $"Must have at most {MostBytes} bytes."));
        var allowed = Placeholder.In(operation.Body.Bytes);
        var foreign = Placeholder.In(written.Bytes).Except(allowed).Select(one => Placeholder.For(one.Record, one.Purpose)).ToList();
        if (foreign.Count == 0) return written;
        var known = allowed.Count == 0 ? "none" : string.Join(", ", allowed.Select(one => Placeholder.For(one.Record, one.Purpose)));
        throw new ProblemException(KnownProblems.BadInput("body", $"{string.Join(", ", foreign)} was not in the planned body. Placeholders allowed: {known}."));
    }

    private PayloadEdit With(PlannedPayload planned, PayloadEdit? there, string purpose, ExactJson body, Caller caller)
    {
        var bodies = there?.ContentHash == planned.ContentHash ? new Dictionary<string, ExactJson>(there.Bodies) : [];
        bodies[purpose] = body;
        return new PayloadEdit(planned.ContentHash, bodies, caller.UserId, time.GetUtcNow());
    }

    private AuditEntry Entry(Caller caller, FailedRecord failure, IReadOnlyList<AuditChange> changes) => new()
    {
        At = time.GetUtcNow(),
        By = caller.UserId,
        Action = AuditActions.PayloadEdited,
        Subject = failure.Id,
        About = AuditText.About(new RecordKey(failure.Kind, failure.SourceId), failure.Source, failure.Target),
        Changes = changes,
    };
}
