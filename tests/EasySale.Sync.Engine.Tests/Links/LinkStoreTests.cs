using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Stores;
using EasySale.Sync.Engine.Stores.Links;
using EasySale.Sync.Engine.Stores.Rows;

namespace EasySale.Sync.Engine.Tests.Links;

public sealed class LinkStoreTests
{
    private static readonly TenantId Tenant = new("acme");
    private static readonly LinkScope Scope = new(Tenant, "shop-1", "ledger-1", RecordKind.Orders);
    private readonly StorageMeter _meter = new();
    private readonly MemoryBlobStore _blobs;
    private readonly LinkStore _links;

    public LinkStoreTests()
    {
        _blobs = new MemoryBlobStore(_meter);
        _links = new LinkStore(new MemoryRowStore(_meter), _blobs);
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Three_hundred_neighbours_are_read_with_one_transaction_and_written_with_one()
    {
        var ids = Enumerable.Range(70_000, 300).Select(id => id.ToString(CultureInfo.InvariantCulture)).ToList();
        var sheet = await _links.Read(Scope, ids, Cancellation);
        foreach (var id in ids) sheet.Set(new Link { SourceId = id, TargetId = "T" + id });
        Assert.True(await _links.TrySave(sheet, Cancellation));

        // The third names the shard, once in a process's life.
        Assert.Equal(3, _meter.Transactions);
        Assert.Equal([LinkAddress.Of(ids[0]).Shard], await _links.Shards(Scope, Cancellation));
        var again = await _links.Read(Scope, ids, Cancellation);
        Assert.All(ids, id => Assert.Equal("T" + id, again.Find(id)?.TargetId));
    }

    [Theory]
    [InlineData("0", "127", true)]
    [InlineData("127", "128", false)]
    [InlineData("007", "7", false)]
    [InlineData("+7", "7", false)]
    [InlineData("gid://shop/Order/7", "gid://shop/Order/8", false)]
    public void Only_neighbouring_numbers_share_a_row(string one, string other, bool share) =>
        Assert.Equal(share, LinkAddress.Of(one) == LinkAddress.Of(other));

    [Fact]
    public async Task Ids_of_any_form_keep_their_own_links()
    {
        string[] ids = ["7", "007", "gid://shop/Order/7", "ÄÖ #?/\\|", "99999999999999999999"];
        var sheet = await _links.Read(Scope, ids, Cancellation);
        foreach (var id in ids) sheet.Set(new Link { SourceId = id, TargetId = "T" + id });
        await _links.TrySave(sheet, Cancellation);

        var again = await _links.Read(Scope, ids, Cancellation);
        Assert.All(ids, id => Assert.Equal("T" + id, again.Find(id)?.TargetId));
    }

    [Fact]
    public async Task A_sheet_that_was_overtaken_is_not_saved_over_the_other()
    {
        var (mine, theirs) = (await Sheet("1"), await Sheet("2"));
        theirs.Set(new Link { SourceId = "2", TargetId = "theirs" });
        mine.Set(new Link { SourceId = "1", TargetId = "mine" });

        Assert.True(await _links.TrySave(theirs, Cancellation));
        Assert.False(await _links.TrySave(mine, Cancellation));
        Assert.Null((await Sheet("1")).Find("1"));
    }

    [Fact]
    public async Task Confirming_keeps_what_neighbours_wrote_meanwhile()
    {
        var (mine, theirs) = (await Sheet("1"), await Sheet("2"));
        theirs.Set(new Link { SourceId = "2", TargetId = "theirs" });
        mine.Set(new Link { SourceId = "1", TargetId = "mine" });
        await _links.TrySave(theirs, Cancellation);
        await _links.Save(mine, (_, _) => true, Cancellation);

        var now = await Sheet("1");
        Assert.Equal(("mine", "theirs"), (now.Find("1")?.TargetId, now.Find("2")?.TargetId));
    }

    [Fact]
    public async Task Confirming_leaves_a_link_that_somebody_else_has_confirmed()
    {
        var (mine, theirs) = (await Sheet("1"), await Sheet("1"));
        theirs.Set(new Link { SourceId = "1", TargetId = "theirs" });
        mine.Set(new Link { SourceId = "1", TargetId = "mine" });
        await _links.TrySave(theirs, Cancellation);
        await _links.Save(mine, (stored, _) => stored is null, Cancellation);

        Assert.Equal("theirs", (await Sheet("1")).Find("1")?.TargetId);
        Assert.Equal("theirs", mine.Find("1")?.TargetId);
    }

    [Fact]
    public async Task Bodies_that_do_not_fit_their_row_lie_in_blobs_and_come_back_exactly()
    {
        var ids = Enumerable.Range(0, 128).Select(id => id.ToString(CultureInfo.InvariantCulture)).ToList();
        var bodies = ids.ToDictionary(id => id, _ => $"\"{Convert.ToHexString(RandomNumberGenerator.GetBytes(12_000))}\"");
        var sheet = await _links.Read(Scope, ids, Cancellation);
        foreach (var id in ids) sheet.Set(new Link { SourceId = id, Intent = Intent(bodies[id]) });
        await _links.TrySave(sheet, Cancellation);

        var again = await _links.Read(Scope, ids, Cancellation);
        Assert.NotEmpty(await _blobs.List(Tenant, "intents/", Cancellation).ToListAsync(Cancellation));
        foreach (var id in ids) Assert.Equal(bodies[id], await Body(again.Find(id)!));
    }

    [Theory]
    [InlineData("""{ "total" : 1.10,"again":1.100, "é":"\u00e9 é \/ <&'>" , "a":[ ],"a":1e2}""")]
    [InlineData("""{"customer":"{{customers/17}}"}""")]
    [InlineData("\"\\ud83d\\ude00 😀\"")]
    public async Task An_announced_body_comes_back_byte_for_byte(string body)
    {
        var sheet = await Sheet("1");
        sheet.Set(new Link { SourceId = "1", Intent = Intent(body) });
        await _links.TrySave(sheet, Cancellation);

        Assert.Equal(body, await Body((await Sheet("1")).Find("1")!));
    }

    [Fact]
    public async Task Open_intents_are_found_by_their_shard()
    {
        var sheet = await _links.Read(Scope, ["1", "2", "900"], Cancellation);
        sheet.Set(new Link { SourceId = "1", TargetId = "T1" });
        sheet.Set(new Link { SourceId = "900", Intent = Intent("{}") });
        await _links.TrySave(sheet, Cancellation);

        var shard = await _links.ReadShards(Scope, sheet.Shards, Cancellation);
        Assert.Equal(["900"], shard.OpenIntents.Select(link => link.SourceId));
    }

    private Task<LinkSheet> Sheet(string id) => _links.Read(Scope, [id], Cancellation);

    private async Task<string> Body(Link link) => Encoding.UTF8.GetString((await _links.BodyOf(Scope, link.Intent!, Cancellation)).Span);

    private static Intent Intent(string body) => new()
    {
        Action = OperationAction.Create,
        Entity = "orders",
        Body = new ExactJson(Encoding.UTF8.GetBytes(body)),
        BodyHash = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(body)).AsSpan(0, 8)),
        MappingVersion = "1",
        AnnouncedBy = "run/0/0",
        AnnouncedAt = new DateTimeOffset(2026, 11, 21, 8, 0, 0, TimeSpan.Zero),
    };
}
