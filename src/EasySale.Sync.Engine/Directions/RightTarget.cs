using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Runs;
using EasySale.Sync.Engine.Stores.Links;
using EasySale.Sync.Engine.Stores.Routes;

namespace EasySale.Sync.Engine.Directions;

/// <summary>One-way routes into the side that is right: what is there is marked as overwritten, with what it says now where that can be read.</summary>
internal sealed class RightTarget(StepSession session)
{
    public async Task<IReadOnlyList<PlannedRecord>> Mark(
        RecordKind kind, IReadOnlyList<PlannedRecord> weighed, LinkSheet sheet, CancellationToken cancellation)
    {
        if (session.Route(kind) is not { SourceOfTruth: RouteSide.Target }) return weighed;
        var there = await Read(kind, [.. weighed.Where(Overwrites).Select(record => Id(record)!).Distinct()], cancellation);
        return [.. weighed.Select(record => Overwrites(record) ? record with { OverwritesTruth = true, Overwritten = there.GetValueOrDefault(Id(record)!) } : record)];

        bool Overwrites(PlannedRecord record) => record is { Decided: null, IsCarried: false } && Id(record) is not null;

        string? Id(PlannedRecord record) => sheet.Find(record.Key.Id)?.TargetId;
    }

    private async Task<Dictionary<string, CommerceRecord>> Read(RecordKind kind, IReadOnlyList<string> ids, CancellationToken cancellation)
    {
        if (ids.Count == 0 || FieldGroups.Of(kind).Count == 0 || !session.ReadsOtherSide(kind)) return [];
        var items = await session.OtherSide(kind).ReadByIds(ids, cancellation);
        return items.Where(item => item.Record is not null).GroupBy(item => item.Id).ToDictionary(same => same.Key, same => same.Last().Record!);
    }
}
