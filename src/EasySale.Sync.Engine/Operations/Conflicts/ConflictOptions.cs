using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Stores.Conflicts;
using EasySale.Sync.Engine.Stores.Routes;
using EasySale.Sync.Engine.Stores.Settings;

namespace EasySale.Sync.Engine.Operations.Conflicts;

/// <summary>Tells what each decision would do, before anybody decides: nobody is to press a button without knowing.</summary>
public sealed class ConflictOptions(ConnectionStore connections, ConnectorCatalog connectors, RouteStore routes)
{
    /// <summary>Conflicts as they are listed, with the decisions that fit each; none once it is resolved.</summary>
    public async Task<IReadOnlyList<ConflictView>> Tell(TenantId tenant, IReadOnlyList<ConflictView> conflicts, CancellationToken cancellation)
    {
        var there = conflicts.Any(conflict => conflict.Shape is ConflictShape.EditDelete or ConflictShape.DeleteEdit)
            ? await connections.List(tenant, cancellation).ToDictionaryAsync(connection => connection.Id, cancellationToken: cancellation)
            : [];
        var ways = conflicts.Any(conflict => conflict.Shape is not null) ? await routes.List(tenant, cancellation) : [];
        return [.. conflicts.Select(conflict => conflict with { Options = Of(conflict, there, ways) })];
    }

    private IReadOnlyList<ConflictOption> Of(ConflictView conflict, IReadOnlyDictionary<string, Connection> there, IReadOnlyList<RouteSettings> ways)
    {
        var options = Of(conflict, there);
        if (conflict.Shape is null || ways.Any(route => route is { IsActive: true, Direction: RouteDirection.TwoWay } && route.IsOf(conflict.Source, conflict.Target, conflict.Kind))) return options;
        var why = $"{conflict.Entity} do not travel both ways between {conflict.Source} and {conflict.Target} any more. Turn that on again at PUT /api/sync/routes, or leave it to the next full sync.";
        return [.. options.Select(option => option with { Does = why, IsPossible = false })];
    }

    private IReadOnlyList<ConflictOption> Of(ConflictView conflict, IReadOnlyDictionary<string, Connection> there) => conflict switch
    {
        { State: ConflictState.Resolved } => [],
        { Shape: ConflictShape.EditDelete } => [MadeAgain(ConflictChoice.Accept, conflict.Target), Removed(ConflictChoice.Reject, conflict.Source, conflict.Kind, there)],
        { Shape: ConflictShape.DeleteEdit } => [Removed(ConflictChoice.Accept, conflict.Target, conflict.Kind, there), MadeAgain(ConflictChoice.Reject, conflict.Source)],
        { Shape: not null } => Edited(conflict),
        // Nothing was planned of it, so there is nothing to correct.
        { IsGone: true } => [new(ConflictChoice.Accept, $"It is looked for in {conflict.Source} again. Restored there, it is written; otherwise you are asked again."), LeftAlone(conflict)],
        { MayBeThere: true } => [new(ConflictChoice.Accept, $"It is written to {conflict.Target}, which must not have it by hand."), LeftAlone(conflict)],
        { IsFailure: true } => [new(ConflictChoice.Accept, "It is tried again as it is."), new(ConflictChoice.Custom, "It is tried again with what you send in its payload."), LeftAlone(conflict)],
        { Candidates.Count: > 0 } => Candidates(conflict),
        _ => [new(ConflictChoice.Accept, "It is tried again."), LeftAlone(conflict)],
    };

    private static ConflictOption LeftAlone(ConflictView conflict) => new(ConflictChoice.Reject, $"It is left alone until it changes in {conflict.Source}.");

    private static ConflictOption[] Edited(ConflictView conflict)
    {
        var fields = string.Join(", ", conflict.Differs);
        return
        [
            new(ConflictChoice.Accept, $"{conflict.Target} gets what {conflict.Source} says: {fields}."),
            new(ConflictChoice.Reject, $"{conflict.Source} gets what {conflict.Target} says: {fields}."),
            new(ConflictChoice.Custom, $"Both get the values you send; of what you leave out, what {conflict.Source} says."),
        ];
    }

    private static ConflictOption[] Candidates(ConflictView conflict) =>
    [
        new(ConflictChoice.Accept, $"A new record is made in {conflict.Target}."),
        new(ConflictChoice.Reject, "It is left alone."),
        new(ConflictChoice.Custom, $"It is linked to the record of {conflict.Target} you name in customData.targetId, and updates it."),
    ];

    private static ConflictOption MadeAgain(ConflictChoice choice, string connection) => new(choice, $"It is made again in {connection}.");

    private ConflictOption Removed(ConflictChoice choice, string connection, RecordKind kind, IReadOnlyDictionary<string, Connection> there)
    {
        if (!there.TryGetValue(connection, out var losing) || connectors.Find(losing.Platform) is not { } connector)
            return new ConflictOption(choice, $"There is no connection {connection} any more, so nothing can be removed there.", IsPossible: false);
        var removal = connector.RemovalOf(kind, losing.Settings);
        return new ConflictOption(choice, $"The deletion is taken over into {connection}: {removal.Told}", removal.IsPossible);
    }
}
