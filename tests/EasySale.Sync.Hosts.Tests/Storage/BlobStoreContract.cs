using System.Text;
using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Stores.Rows;

namespace EasySale.Sync.Hosts.Tests.Storage;

/// <summary>What every blob store keeps to.</summary>
public abstract class BlobStoreContract
{
    private static readonly TenantId Acme = new("acme");

    private readonly Lazy<IBlobStore> _store;

    protected BlobStoreContract() => _store = new Lazy<IBlobStore>(NewStore);

    protected StorageMeter Meter { get; } = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private IBlobStore Store => _store.Value;

    [Fact]
    public async Task Can_read_back_what_was_written()
    {
        var large = new byte[5_000_000];
        new Random(7).NextBytes(large);
        await Store.Put(Acme, "journal/1/a b#?%é+.br", large, Cancellation);
        Assert.True((await Store.Get(Acme, "journal/1/a b#?%é+.br", Cancellation))!.Value.Span.SequenceEqual(large));
    }

    [Fact]
    public async Task An_empty_blob_is_a_blob()
    {
        await Store.Put(Acme, "empty", ReadOnlyMemory<byte>.Empty, Cancellation);
        Assert.Equal(0, (await Store.Get(Acme, "empty", Cancellation))!.Value.Length);
    }

    [Fact]
    public async Task A_missing_blob_is_null() => Assert.Null(await Store.Get(Acme, "nothing", Cancellation));

    [Fact]
    public async Task Writing_again_replaces_the_whole()
    {
        await Put("a", "a long first text");
        await Put("a", "second");
        Assert.Equal("second", await Text("a"));
    }

    [Fact]
    public async Task Names_come_by_prefix_in_order_and_of_one_tenant_only()
    {
        foreach (var name in new[] { "j/2", "j/10", "j/1/x", "k/1", "j" }) await Put(name, name);
        await Store.Put(new TenantId("acme-2"), "j/3", "other"u8.ToArray(), Cancellation);

        Assert.Equal(["j/1/x", "j/10", "j/2"], await Store.List(Acme, "j/", Cancellation).ToListAsync(Cancellation));
        Assert.Equal(["j", "j/1/x", "j/10", "j/2", "k/1"], await Store.List(Acme, "", Cancellation).ToListAsync(Cancellation));
        Assert.Null(await Store.Get(Acme, "j/3", Cancellation));
    }

    [Fact]
    public async Task Deleting_removes_and_does_not_mind_a_missing_one()
    {
        await Put("a", "x");
        await Store.Delete(Acme, "a", Cancellation);
        await Store.Delete(Acme, "a", Cancellation);
        Assert.Null(await Store.Get(Acme, "a", Cancellation));
    }

    [Fact]
    public async Task Every_call_counts_as_one_transaction()
    {
        await Put("a", "x");
        Assert.Equal(1, await Cost(() => Put("a", "y")));
        Assert.Equal(1, await Cost(() => Text("a")));
        Assert.Equal(1, await Cost(async () => await Store.List(Acme, "", Cancellation).ToListAsync(Cancellation)));
        Assert.Equal(1, await Cost(() => Store.Delete(Acme, "a", Cancellation)));
    }

    protected abstract IBlobStore NewStore();

    private Task Put(string name, string text) => Store.Put(Acme, name, Encoding.UTF8.GetBytes(text), Cancellation);

    private async Task<string> Text(string name) => Encoding.UTF8.GetString((await Store.Get(Acme, name, Cancellation))!.Value.Span);

    private async Task<long> Cost(Func<Task> call)
    {
        var before = Meter.Transactions;
        await call();
        return Meter.Transactions - before;
    }
}
