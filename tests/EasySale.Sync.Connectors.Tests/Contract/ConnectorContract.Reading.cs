using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;

namespace EasySale.Sync.Connectors.Tests.Contract;

public abstract partial class ConnectorContract<TConnector>
{
    private const int CursorLength = 16_000;
    private const int WatermarkLength = 1_000;
    private const int TooManyPages = 2_000;

    private static readonly ReadScope Everything = new(SyncMode.Full, null, RecordFilter.None);

    [Fact]
    public async Task Exactly_the_kinds_that_are_read_have_a_source()
    {
        await using var subject = await Start();
        var system = Open(subject);
        foreach (var kind in RecordKinds.ParentsFirst)
            Assert.Equal(Connector.Reads.Contains(kind) ? kind : null, system.Source(kind)?.Kind);
    }

    [Fact]
    public async Task A_full_walk_ends_and_brings_each_record_once()
    {
        await using var subject = await Start();
        foreach (var kind in Connector.Reads)
        {
            var pages = await Walk(Open(subject).Source(kind)!);
            var items = pages.SelectMany(page => page.Items).ToList();
            Assert.NotEmpty(items);
            Assert.Distinct(items.Select(item => item.Id));
            Assert.All(items.Select(item => item.Record).OfType<CommerceRecord>(), record => Assert.Equal((kind, true), (record.Kind, record.Raw is not null)));
            Assert.All(pages, page => Assert.InRange(page.Next?.Text.Length ?? 0, 0, CursorLength));
            Assert.All(pages, page => Assert.InRange(page.Watermark?.Length ?? 0, 0, WatermarkLength));
        }
    }

    [Fact]
    public async Task A_cursor_asked_again_of_a_new_stream_brings_the_same_page()
    {
        await using var subject = await Start();
        foreach (var kind in Connector.Reads)
        {
            var pages = await Walk(Open(subject).Source(kind)!);
            for (var i = 0; i < pages.Count; i++)
            {
                var again = await Open(subject).Source(kind)!.Read(Everything, i == 0 ? null : pages[i - 1].Next, Cancellation);
                Assert.Equal(Ids(pages[i].Items), Ids(again.Items));
            }
        }
    }

    [Fact]
    public async Task Records_are_found_by_their_ids_and_unknown_ids_do_no_harm()
    {
        await using var subject = await Start();
        foreach (var kind in Connector.Reads)
        {
            var source = Open(subject).Source(kind)!;
            var known = (await Walk(source)).SelectMany(page => page.Items).Where(item => item.Record is not null).Take(3).Select(item => item.Id).ToList();
            var read = await source.ReadByIds([.. known, "999999999", "none such"], Cancellation);
            var found = read.Where(item => item.Record is not null).ToList();
            Assert.Equal(known.Order(), Ids(found).Order());
            Assert.All(found, item => Assert.Equal((kind, true), (item.Record!.Kind, item.Record.Raw is not null)));
            Assert.All(read.Except(found), item => Assert.Null(item.Failure));
        }
    }

    [Fact]
    public async Task Reading_with_wrong_credentials_asks_to_fix_the_settings()
    {
        await using var subject = await Start();
        var system = Open(subject, subject.Settings, subject.WrongSecrets);
        foreach (var kind in Connector.Reads)
            await AssertRefused(() => system.Source(kind)!.Read(Everything, null, Cancellation), subject);
    }

    private static async Task<IReadOnlyList<Page>> Walk(SourceStream source)
    {
        var pages = new List<Page>();
        do
        {
            pages.Add(await source.Read(Everything, pages.Count == 0 ? null : pages[^1].Next, Cancellation));
            Assert.True(pages.Count < TooManyPages, "The walk does not end.");
        }
        while (pages[^1].Next is not null);
        return pages;
    }

    private static IEnumerable<string> Ids(IEnumerable<SourceItem> items) => items.Select(item => item.Id);
}
