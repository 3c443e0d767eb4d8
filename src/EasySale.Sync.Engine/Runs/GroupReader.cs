using System.Globalization;
using EasySale.Sync.Engine.Connecting;

namespace EasySale.Sync.Engine.Runs;

/// <summary>Reads pages until a group is full: a walk over the stream, or the chosen ids.</summary>
internal sealed class GroupReader(SourceStream source, ReadScope scope, IReadOnlyList<string> ids, int groupSize) : GroupSource
{
    public override Task<RecordGroup> Read(string? cursor, CancellationToken cancellation) =>
        ids.Count > 0 ? ReadChosen(cursor, cancellation) : Walk(cursor, cancellation);

    private async Task<RecordGroup> Walk(string? cursor, CancellationToken cancellation)
    {
        var items = new List<SourceItem>();
        string? watermark = null;
        long? expected = null;
        while (true)
        {
            var page = await source.Read(scope, cursor is null ? null : new Cursor(cursor), cancellation);
            items.AddRange(page.Items);
            watermark = page.Watermark ?? watermark;
            expected ??= page.Expected;
            cursor = page.Next?.Text;
            if (cursor is null || items.Count >= groupSize) return new RecordGroup(Distinct(items), cursor, watermark, expected);
        }
    }

    private async Task<RecordGroup> ReadChosen(string? cursor, CancellationToken cancellation)
    {
        var start = cursor is null ? 0 : int.Parse(cursor, CultureInfo.InvariantCulture);
        var chosen = ids.Skip(start).Take(groupSize).ToList();
        var found = await source.ReadByIds(chosen, cancellation);
        var gone = chosen.Except(found.Select(item => item.Id)).Select(SourceItem.Gone);
        var next = start + chosen.Count;
        return new RecordGroup(Distinct([.. found, .. gone]), next < ids.Count ? next.ToString(CultureInfo.InvariantCulture) : null, null, ids.Count);
    }

    private static List<SourceItem> Distinct(List<SourceItem> items) =>
        [.. items.Select((item, index) => (item, index)).GroupBy(pair => pair.item.Id).Select(same => same.Last()).OrderBy(pair => pair.index).Select(pair => pair.item)];
}
