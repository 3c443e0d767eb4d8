using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Stores.Links;
using EasySale.Sync.Engine.Stores.Plans;

namespace EasySale.Sync.Engine.Runs.Plans;

/// <summary>Links as they will be once a plan is applied. Pure; such links are never stored.</summary>
internal static class PlannedLinks
{
    public static IReadOnlyList<PlannedLink> Of(PlannedItem item, decimal? amount) => [.. item.Sent.Select(draft => new PlannedLink(
        draft.Purpose,
        draft.Entity,
        draft.Action == OperationAction.Delete ? null : draft.TargetId ?? Placeholder.For(new RecordKey(item.Kind, item.Id), draft.Purpose),
        amount))];

    /// <summary>Lays them over what is stored.</summary>
    public static void Lay(LinkSheet sheet, string id, PlannedPresence presence)
    {
        foreach (var made in presence.Made)
            sheet.Set((sheet.Find(id, made.Purpose) ?? new Link { SourceId = id, Purpose = made.Purpose }) with
            {
                TargetId = made.TargetId,
                TargetVersion = null,
                Entity = made.Entity,
                TargetAmount = made.Amount,
                ContentHash = made.Purpose == Purposes.Record ? presence.ContentHash : null,
                PartOf = presence.ContentHash,
                MappingVersion = presence.MappingVersion,
                SkipReason = null,
                Failure = null,
                Intent = null,
            });
    }
}
