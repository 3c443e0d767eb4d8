using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Directions;
using EasySale.Sync.Engine.Operations.Inputs;
using EasySale.Sync.Engine.Operations.Problems;
using EasySale.Sync.Engine.Stores.Audit;
using EasySale.Sync.Engine.Stores.Conflicts;

namespace EasySale.Sync.Engine.Operations.Conflicts;

/// <summary>Takes a person's decision about a conflict and has a run of that record do it.</summary>
public sealed class ResolveConflict(ConflictStore conflicts, ResolveFailure failures, ConflictOptions options, ChosenCandidate chosen, ConflictRuns runs, AuditStore audit, TimeProvider time)
{
    /// <exception cref="ProblemException">There is no such conflict (404), it is over, of the other mode, or cannot be done as the connection is set (409), the decision does not fit it (400), or these were too many starts (429).</exception>
    public async Task<ResolvedConflict> Resolve(Caller caller, string id, ResolutionInput input, CancellationToken cancellation)
    {
        caller.Demand(Role.Operator);
        if (id.StartsWith(FailureConflicts.Prefix, StringComparison.Ordinal))
            return await failures.Resolve(caller, id, id[FailureConflicts.Prefix.Length..], input, cancellation);
        var conflict = await Find(caller, id, cancellation);
        var choices = await Weigh(caller, conflict, input, cancellation);
        await runs.Enter(caller, conflict, cancellation);

        // The trail first: a decision that is not on it must not exist.
        await audit.Add(caller.Tenant, Entry(caller, conflict, input), cancellation);
        var decision = new ConflictDecision(input.Choice, caller.UserId, time.GetUtcNow(), input.Custom);
        while (!await conflicts.TryDecide(caller.Tenant, conflict, decision, choices, cancellation))
        {
            conflict = Unless(conflict.Decision, await Find(caller, id, cancellation));
            choices = await Weigh(caller, conflict, input, cancellation);
        }

        return new ResolvedConflict(id, input.Choice, await runs.Start(caller, conflict with { Decision = decision }, cancellation));
    }

    private async Task<Conflict> Find(Caller caller, string id, CancellationToken cancellation) =>
        await conflicts.Find(caller.Tenant, id, cancellation) ?? throw new ProblemException(Unknown(id));

    // A run may have met it again meanwhile; another person's decision is not overwritten unseen.
    private static Conflict Unless(ConflictDecision? seen, Conflict there) => there is { State: ConflictState.Decided, Decision: { } other } && (other.By, other.At) != (seen?.By, seen?.At)
        ? throw new ProblemException(KnownProblems.ConflictDecided(there.Id, other))
        : there;

    /// <returns>What is to be held against when the decision is stored; null where it chooses nothing.</returns>
    private async Task<ChoicesMade?> Weigh(Caller caller, Conflict conflict, ResolutionInput input, CancellationToken cancellation)
    {
        Check(conflict, input);
        await Demand(caller, conflict, input.Choice, cancellation);
        return await chosen.Demand(caller.Tenant, conflict, input.Custom, cancellation);
    }

    private static void Check(Conflict conflict, ResolutionInput input)
    {
        if (conflict.State == ConflictState.Resolved) throw new ProblemException(KnownProblems.ConflictOver(conflict.Id));
        if (input.Custom is not { } custom) return;
        var errors = new InputErrors();
        if (conflict is { Type: ConflictType.DuplicateKey, Candidates.Count: 0 }) errors.Add("resolution", "There is nothing to choose from: accept tries it again, reject leaves it alone.");
        else if (conflict.Type == ConflictType.DuplicateKey) CheckCandidate(conflict, new JsonInput(custom, errors, "customData"));
        else if (conflict.Shape is ConflictShape.EditDelete or ConflictShape.DeleteEdit) errors.Add("resolution", "A deletion can be accepted or rejected, not given other values.");
        else foreach (var (field, message) in CustomValues.Check(conflict.Kind, custom)) errors.Add(field == "customData" ? field : $"customData.{field}", message);
        errors.ThrowIfAny();
    }

    // What a run would only fail at is told now: nothing is stored, and the conflict stays open.
    private async Task Demand(Caller caller, Conflict conflict, ConflictChoice choice, CancellationToken cancellation)
    {
        var known = await options.Tell(caller.Tenant, [ConflictView.Of(conflict, isMasked: false)], cancellation);
        if (known[0].Options.FirstOrDefault(option => option.Resolution == choice) is { IsPossible: false } impossible)
            throw new ProblemException(KnownProblems.DecisionImpossible(conflict.Id, impossible.Does));
    }

    private static void CheckCandidate(Conflict conflict, JsonInput fields)
    {
        fields.Choice(ConflictDecision.TargetId, conflict.Candidates);
        if (!fields.Has(ConflictDecision.TargetId)) fields.Wrong(ConflictDecision.TargetId, $"Allowed: {string.Join(", ", conflict.Candidates)}.");
        fields.Close();
    }

    private AuditEntry Entry(Caller caller, Conflict conflict, ResolutionInput input) => new()
    {
        At = time.GetUtcNow(),
        By = caller.UserId,
        Action = AuditActions.ConflictResolved,
        Subject = conflict.Id,
        About = AuditText.About(new RecordKey(conflict.Kind, conflict.SourceId), conflict.Source, conflict.Target),
        Changes = [new AuditChange("resolution", null, $"\"{input.Choice.ToString().ToLowerInvariant()}\""), .. ConflictAudit.Changes(conflict, input)],
    };

    private static Problem Unknown(string id) => KnownProblems.NotFound($"There is no conflict \"{id}\"; it may be over. GET /api/sync/conflicts lists them.");
}
