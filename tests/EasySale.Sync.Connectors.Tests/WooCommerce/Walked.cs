using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;

namespace EasySale.Sync.Connectors.Tests.WooCommerce;

/// <summary>What a walk brought.</summary>
internal sealed class Walked
{
    public List<Page> Pages { get; } = [];

    public IEnumerable<SourceItem> Items => Pages.SelectMany(page => page.Items);

    public IReadOnlyList<string> Ids => [.. Items.Select(item => item.Id)];

    public string? Watermark { get; private set; }

    /// <summary>The last version of each record.</summary>
    public IReadOnlyDictionary<string, CommerceRecord> Last =>
        Items.Where(item => item.Record is not null).GroupBy(item => item.Id).ToDictionary(group => group.Key, group => group.Last().Record!);

    public IReadOnlyList<TRecord> Records<TRecord>()
        where TRecord : CommerceRecord => [.. Last.Values.OfType<TRecord>()];

    public void Add(Page page)
    {
        Pages.Add(page);
        Watermark = page.Watermark ?? Watermark;
        Assert.True((page.Next?.Text.Length ?? 0) <= 16_000);
        Assert.True((page.Watermark?.Length ?? 0) <= 1_000);
    }
}
