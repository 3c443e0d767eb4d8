using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Operations.Runs;
using EasySale.Sync.Engine.Stores.Webhooks;

namespace EasySale.Sync.Engine.Operations.Webhooks;

/// <summary>The hints one run takes: of one kind, for one route.</summary>
/// <param name="Route">The route.</param>
/// <param name="Kind">The kind.</param>
/// <param name="Hints">The hints it answers.</param>
/// <param name="Ids">Records to read; empty for a walk over what changed.</param>
internal sealed record InboxShare(Route Route, RecordKind Kind, IReadOnlyList<StoredHint> Hints, IReadOnlyList<string> Ids)
{
    /// <summary>What is to be done for these hints: a record once however many hints name it; a walk where they are too many. Pure.</summary>
    public static IReadOnlyList<InboxShare> Of(IReadOnlyList<StoredHint> hints, IReadOnlyList<Route> routes) =>
    [
        .. from route in routes
           from kind in route.Kinds
           let open = hints.Where(hint => hint.Hint.Kind == kind && !hint.Hint.TakenFor.Contains(route.Target.Id)).ToList()
           where open.Count > 0
           select Of(route, kind, open),
    ];

    private static InboxShare Of(Route route, RecordKind kind, List<StoredHint> open)
    {
        // A walk does not find what was deleted; such hints wait for the next round.
        var walked = open.Where(hint => !hint.Hint.IsDeletion).ToList();
        var needsWalk = walked.Any(hint => hint.Hint.Id is null) || walked.Select(hint => hint.Hint.Id).Distinct().Count() > InboxDefaults.MostIds;
        if (needsWalk) return new InboxShare(route, kind, walked, []);
        var ids = open.Select(hint => hint.Hint.Id!).Distinct().Take(InboxDefaults.MostIds).ToList();
        return new InboxShare(route, kind, [.. open.Where(hint => ids.Contains(hint.Hint.Id!))], ids);
    }
}
