using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;

namespace EasySale.Sync.Engine.Runs.Plans;

/// <summary>
/// Tells which operations of a group will be sent: those that name only what the target has or what others of the group make. Pure.
/// </summary>
internal static class Fillable
{
    /// <summary>Record and purpose of the operations that wait for something nobody makes.</summary>
    public static HashSet<(RecordKey Record, string Purpose)> WaitInVain(IReadOnlyList<PlannedRecord> planned, LinkSheets links)
    {
        var open = planned.SelectMany(record => record.Drafts.Select(draft => (Key: (record.Key, draft.Purpose), Named: Placeholder.In(draft.Body))))
            .ToDictionary(one => one.Key, one => one.Named.Where(named => !IsThere(named, links)).ToList());
        var sent = new HashSet<(RecordKey, string)>();
        while (open.Where(one => one.Value.All(sent.Contains)).Select(one => one.Key).ToList() is { Count: > 0 } ready)
            foreach (var one in ready)
            {
                sent.Add(one);
                open.Remove(one);
            }

        return [.. open.Keys];
    }

    private static bool IsThere((RecordKey Record, string Purpose) named, LinkSheets links) =>
        links.Hold(named.Record) && links.Find(named.Record, named.Purpose)?.TargetId is not null;
}
