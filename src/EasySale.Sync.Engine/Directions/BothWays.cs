using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Runs;
using EasySale.Sync.Engine.Stores.Links;

namespace EasySale.Sync.Engine.Directions;

/// <summary>
/// Two-way routes: before anything is planned, the records that changed here are compared with their other side, which is read in
/// bulk. What changed on one side only is taken, what collides is decided, and what is our own write coming back is told apart
/// without asking. On one-way routes it only marks what overwrites the side that is right.
/// </summary>
internal sealed class BothWays(StepSession session)
{
    public async Task<IReadOnlyList<PlannedRecord>> Compare(
        RecordKind kind, string mappingVersion, IReadOnlyList<PlannedRecord> weighed, LinkSheet sheet, CancellationToken cancellation)
    {
        if (session.TwoWay(kind) is not { } route) return await new RightTarget(session).Mark(kind, weighed, sheet, cancellation);
        var first = weighed.Select(record => record.Decided is null ? Echo(route, record, sheet.Find(record.Key.Id), mappingVersion) : record with { IsTwoWay = true }).ToList();
        var there = await Theirs(kind, first, sheet, cancellation);
        var pairs = new Pairs(session, route, sheet, mappingVersion);
        var theyAreRight = !route.IsOurs(route.Settings.SourceOfTruth);
        var compared = new List<PlannedRecord>(first.Count);
        foreach (var record in first)
            compared.Add(record.Decided is null && !record.IsCarried && !IsPlanned(sheet, record) ? Marked(await pairs.Compare(record, there, cancellation)) : record);
        return compared;

        PlannedRecord Marked(PlannedRecord record) =>
            record with { OverwritesTruth = theyAreRight && sheet.Find(record.Key.Id)?.TargetId is not null, Overwritten = Right(record) };

        CommerceRecord? Right(PlannedRecord record) => theyAreRight && sheet.Find(record.Key.Id)?.TargetId is { } id ? there.GetValueOrDefault(id)?.Record : null;
    }

    // Made by the same plan, and edited since: there is no other side yet.
    private static bool IsPlanned(LinkSheet sheet, PlannedRecord record) => sheet.Find(record.Key.Id)?.TargetId is { } id && Placeholder.IsOne(id);

    private static PlannedRecord Echo(TwoWayRoute route, PlannedRecord planned, Link? link, string mappingVersion)
    {
        // Guests live in other records: they are made there and never compared, and what was made of them is no account here.
        if (planned.IsCarried) return planned with { Agreed = Agreement.None };
        if (link is { IsCarried: true, TargetId: not null }) return planned with { Decided = OutcomeKind.Unchanged, ContentHash = null };
        planned = planned with { IsTwoWay = true };
        if (planned.Record is not { IsDeleted: false } ours || link is not { TargetId: not null, Agreed: { } agreed, HasConflict: false }) return planned;
        if (Pairs.IsRemapped(link, mappingVersion) || !ThreeWay.IsQuiet(route.Groups, ours, agreed)) return planned;
        return planned with { Decided = OutcomeKind.Unchanged, Agreed = ThreeWay.Seen(route.Groups, ours, agreed) };
    }

    private async Task<IReadOnlyDictionary<string, SourceItem>> Theirs(
        RecordKind kind, IEnumerable<PlannedRecord> records, LinkSheet sheet, CancellationToken cancellation)
    {
        var ids = records.Where(record => record is { Decided: null, IsCarried: false } && !IsPlanned(sheet, record)).Select(record => sheet.Find(record.Key.Id)?.TargetId).OfType<string>().Distinct().ToList();
        if (ids.Count == 0) return new Dictionary<string, SourceItem>();
        return (await session.OtherSide(kind).ReadByIds(ids, cancellation)).GroupBy(item => item.Id).ToDictionary(same => same.Key, same => same.Last());
    }
}
