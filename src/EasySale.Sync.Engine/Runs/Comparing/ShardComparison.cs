using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Stores.Drift;
using EasySale.Sync.Engine.Stores.Links;
using EasySale.Sync.Engine.Stores.Runs;

namespace EasySale.Sync.Engine.Runs.Comparing;

/// <summary>Compares what the source names with what was written, by ids and stamps. Pure.</summary>
/// <param name="began">When the source's list was begun, on our clock.</param>
internal sealed class ShardComparison(DateTimeOffset began)
{
    private readonly List<DriftFinding> _found = [];

    public DriftCounts Counts { get; private set; } = new();

    /// <summary>What must be read by id. Records with an open failure are counted, and left to their retries.</summary>
    public IReadOnlyList<DriftFinding> Found => _found;

    public long Removals { get; private set; }

    public void Compare(IReadOnlyDictionary<string, ListedRecord> listed, IEnumerable<Link> links)
    {
        var known = links.GroupBy(link => link.SourceId).ToDictionary(record => record.Key, record => record.ToList());
        foreach (var (id, record) in known) Judge(id, record, listed.GetValueOrDefault(id));
        foreach (var record in listed.Values.Where(record => !known.ContainsKey(record.Id))) Judge(record);
    }

    private void Judge(string id, List<Link> links, ListedRecord? listed)
    {
        var link = links.Find(link => link.Purpose == Purposes.Record);
        var isLinked = links.Any(each => each.TargetId is not null) && link?.ContentHash != ContentHash.Gone;
        if (listed is null && !isLinked) return;
        Counts += new DriftCounts { Checked = 1, Linked = isLinked ? 1 : 0 };
        // Whoever has announced a write of it, or wrote it since the list was begun, knows more than the list.
        if (links.Any(each => each.Intent is not null || IsNewer(each))) return;
        if (listed is null) Gone(id, link);
        else if (HasChanged(listed, link)) Add(new DriftFinding(id, DriftKind.Changed), new DriftCounts { Changed = 1 }, link);
    }

    private void Judge(ListedRecord listed)
    {
        Counts += new DriftCounts { Checked = 1 };
        if (listed.IsWalked) Add(new DriftFinding(listed.Id, DriftKind.Missing), new DriftCounts { Missing = 1 }, null);
    }

    private void Gone(string id, Link? link)
    {
        if (link is not { IsCarried: false }) return;
        if (link.Failure is null) Removals++;
        Add(new DriftFinding(id, DriftKind.Gone), new DriftCounts { Gone = 1 }, link);
    }

    private void Add(DriftFinding finding, DriftCounts counts, Link? link)
    {
        Counts += counts;
        if (link?.Failure is null) _found.Add(finding);
    }

    private bool IsNewer(Link link) => link.LastWrite is { } last && SyncIds.Instant(last) > began;

    private static bool HasChanged(ListedRecord listed, Link? link)
    {
        if (link?.ContentHash == ContentHash.Gone) return listed.IsWalked;
        return listed.ModifiedAt > link?.ModifiedAt || (listed.Mark is { } mark && link?.Mark is { } seen && mark != seen);
    }
}
