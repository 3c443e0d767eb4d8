using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Operations.Problems;
using EasySale.Sync.Engine.Runs;
using EasySale.Sync.Engine.Stores.Audit;
using EasySale.Sync.Engine.Stores.Failures;
using EasySale.Sync.Engine.Stores.Links;

namespace EasySale.Sync.Engine.Operations.Failures;

/// <summary>
/// Takes a failed record off the list because a person has seen to it by hand. Nothing is written to any system, and the record is left
/// alone until it changes in its source: then it is planned as all others where the target has it from us, and fails with a question
/// where it has not (<see cref="DismissedRecords"/>).
/// </summary>
public sealed class DismissFailure(FailureStore failures, PayloadStore payloads, LinkStore links, AuditStore audit, TimeProvider time)
{
    /// <exception cref="ProblemException">There is no such failure (404), or its record is being written or has failed again (409).</exception>
    public async Task<DismissedFailure> Dismiss(Caller caller, string id, CancellationToken cancellation)
    {
        caller.Demand(Role.Operator);
        var failure = await failures.Find(caller.Tenant, id, cancellation) ?? throw new ProblemException(GetFailure.Unknown(id));
        var scope = new LinkScope(caller.Tenant, failure.Source, failure.Target, failure.Kind);
        var sheet = await Read(scope, failure, cancellation);

        // The trail first: what is not on it must not exist. The list last: what it does not show must not fail any more.
        await audit.Add(caller.Tenant, Entry(caller, failure), cancellation);
        while (!await links.TrySave(Dismissed(sheet, failure), cancellation)) sheet = await Read(scope, failure, cancellation);
        await payloads.Save(caller.Tenant, [], [id], cancellation);
        if (!await failures.TryRemove(caller.Tenant, failure, cancellation)) throw new ProblemException(KnownProblems.FailedAgain(id));
        return new DismissedFailure(id, failure.Kind.Name(), failure.Source, failure.Target);
    }

    private async Task<LinkSheet> Read(LinkScope scope, FailedRecord failure, CancellationToken cancellation)
    {
        var sheet = await links.Read(scope, [failure.SourceId], cancellation);
        return sheet.Of(failure.SourceId).Any(link => link.Intent is not null) ? throw new ProblemException(KnownProblems.BeingWritten(failure.Id)) : sheet;
    }

    // What was written and questioned is right now; what was never written is skipped from now on.
    private static LinkSheet Dismissed(LinkSheet sheet, FailedRecord failure)
    {
        foreach (var link in sheet.Of(failure.SourceId).Where(link => link.IsQuestioned).ToList()) sheet.Set(link with { IsQuestioned = false });
        if (sheet.Find(failure.SourceId) is not { Failure: { } open } failed) return sheet;
        sheet.Set(failed with
        {
            Failure = null,
            ContentHash = open.Content?.Hash,
            MappingVersion = open.Content?.MappingVersion ?? failed.MappingVersion,
            SkipReason = DismissedRecords.SeenTo,
            IsDismissed = true,
        });
        return sheet;
    }

    private AuditEntry Entry(Caller caller, FailedRecord failure) => new()
    {
        At = time.GetUtcNow(),
        By = caller.UserId,
        Action = AuditActions.FailureDismissed,
        Subject = failure.Id,
        About = AuditText.About(new RecordKey(failure.Kind, failure.SourceId), failure.Source, failure.Target),
        Changes = [new AuditChange("failure", $"\"{failure.Code}\"", null)],
    };
}
