using System.Text.Json;
using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Operations.Problems;
using EasySale.Sync.Engine.Operations.Routes;
using EasySale.Sync.Engine.Stores.Conflicts;
using EasySale.Sync.Engine.Stores.Links;
using EasySale.Sync.Engine.Stores.Routes;

namespace EasySale.Sync.Engine.Operations.Conflicts;

/// <summary>Which of several records a person chose; one that belongs to another record, or was chosen for one, is not to be had.</summary>
public sealed class ChosenCandidate(LinkStore links, RouteStore routes, ConflictStore conflicts)
{
    private const string Instead = "Choose another one, accept to make a new one, or reject to leave it alone.";

    /// <returns>The choices this was held against: whoever stores it notices one that was made since. Null where nothing is chosen.</returns>
    /// <exception cref="ProblemException">It belongs to another record of the source, or a run has yet to link it to the one it was chosen for (400).</exception>
    public async Task<ChoicesMade?> Demand(TenantId tenant, Conflict conflict, JsonElement? custom, CancellationToken cancellation)
    {
        if (custom is not { } values || conflict is not { Type: ConflictType.DuplicateKey, Candidates.Count: > 0 }) return null;
        var chosen = ConflictDecision.ChosenIn(values);
        // Choices first: a run links what was chosen before it closes the conflict.
        var made = await conflicts.Choices(tenant, cancellation);
        if (await conflicts.List(tenant, null, cancellation).AnyAsync(other => TakesFrom(conflict, other, chosen), cancellation))
            throw new ProblemException(KnownProblems.BadInput(
                $"customData.{ConflictDecision.TargetId}", $"\"{chosen}\" was chosen for another record of {conflict.Source} already. {Instead}"));
        var isTwoWay = (await routes.List(tenant, cancellation)).Any(
            route => route is { IsActive: true, Direction: RouteDirection.TwoWay, IsIndexed: true } && route.Kind == conflict.Kind && route.Joins(conflict.Source, conflict.Target));
        var scope = new LinkScope(tenant, conflict.Source, conflict.Target, conflict.Kind);
        if ((await new LinkOwners(links).Of(scope, isTwoWay, [chosen], cancellation)).TryGetValue(chosen, out var owner) && owner != conflict.SourceId)
            throw new ProblemException(KnownProblems.BadInput(
                $"customData.{ConflictDecision.TargetId}", $"\"{chosen}\" belongs to another record of {conflict.Source} already. {Instead}"));
        return made;
    }

    // On a two-way route the other side's conflicts choose among the same pairs.
    private static bool TakesFrom(Conflict conflict, Conflict other, string chosen) =>
        other is { Type: ConflictType.DuplicateKey, State: ConflictState.Decided, Candidates.Count: > 0, Decision: { Choice: ConflictChoice.Custom, Custom: { } values } }
        && other.Kind == conflict.Kind
        && ((other.Source == conflict.Source && other.Target == conflict.Target && ConflictDecision.ChosenIn(values) == chosen && other.SourceId != conflict.SourceId)
            || (other.Source == conflict.Target && other.Target == conflict.Source && other.SourceId == chosen && ConflictDecision.ChosenIn(values) != conflict.SourceId));
}
