using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Stores.Rows;

namespace EasySale.Sync.Hosts.Tests.Storage;

/// <summary>What every row store keeps to; the engine's tests rely on memory behaving as Table Storage does.</summary>
public abstract class RowStoreContract
{
    private static readonly PartitionKey Partition = PartitionKey.Of(new TenantId("acme"), "things", "a/b#c?%'\\é");

    private readonly Lazy<IRowStore> _store;

    protected RowStoreContract() => _store = new Lazy<IRowStore>(NewStore);

    protected StorageMeter Meter { get; } = new();

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    protected IRowStore Store => _store.Value;

    [Fact]
    public async Task Can_read_back_a_value_of_every_type()
    {
        var values = new Dictionary<string, object>
        {
            ["Text"] = "naïve – 漢字 'quoted' \"twice\" \\ \u0001 🙂", ["Empty"] = "", ["Number"] = long.MaxValue, ["Small"] = -1L, ["Yes"] = true, ["No"] = false,
            ["At"] = new DateTimeOffset(2026, 11, 21, 4, 5, 6, TimeSpan.Zero).AddTicks(1234567), ["Bytes"] = new byte[] { 0, 1, 255 }, ["NoBytes"] = Array.Empty<byte>(),
            ["LongText"] = new string('x', RowLimits.TextLength), ["ManyBytes"] = Enumerable.Repeat((byte)200, RowLimits.BinaryLength).ToArray(),
        };
        await Write(RowChange.Insert("k", values));

        var row = await Get("k");

        Assert.Equal("k", row!.Key);
        Assert.Equivalent(values, row.Values, strict: true);
        Assert.All(values, value => Assert.IsType(value.Value.GetType(), row.Values[value.Key]));
    }

    [Fact]
    public async Task A_missing_row_is_null() => Assert.Null(await Get("nothing"));

    [Fact]
    public async Task An_insert_wins_once()
    {
        Assert.True((await Write(RowChange.Insert("k", Values(1)))).Applied);
        Assert.False((await Write(RowChange.Insert("k", Values(2)))).Applied);
        Assert.Equal(1L, await NumberOf("k"));
    }

    [Fact]
    public async Task A_replacement_needs_the_version_that_is_there_and_gives_the_next_one()
    {
        var first = Assert.Single((await Write(RowChange.Insert("k", Values(1)))).Versions);
        var second = Assert.Single((await Write(RowChange.Replace("k", Values(2), first))).Versions);
        var stale = await Write(RowChange.Replace("k", Values(3), first));

        Assert.NotEqual(first, second);
        Assert.Equal(second, (await Get("k"))!.Version);
        Assert.False(stale.Applied);
        Assert.Empty(stale.Versions);
        Assert.Equal(2L, await NumberOf("k"));
    }

    [Fact]
    public async Task A_replacement_leaves_nothing_of_the_row_before()
    {
        var version = (await Write(RowChange.Insert("k", new Dictionary<string, object> { ["Old"] = "x" }))).Versions[0];
        await Write(RowChange.Replace("k", Values(1), version));
        Assert.Equal(["Number"], (await Get("k"))!.Values.Keys);
    }

    [Fact]
    public async Task A_row_that_is_gone_cannot_be_replaced()
    {
        var version = (await Write(RowChange.Insert("k", Values(1)))).Versions[0];
        await Write(RowChange.Delete("k"));
        Assert.False((await Write(RowChange.Replace("k", Values(2), version))).Applied);
        Assert.Null(await Get("k"));
    }

    [Fact]
    public async Task A_put_writes_whatever_is_there()
    {
        await Write(RowChange.Put("k", Values(1)));
        var second = await Write(RowChange.Put("k", Values(2)));
        Assert.True(second.Applied);
        Assert.Equal((await Get("k"))!.Version, second.Versions[0]);
        Assert.Equal(2L, await NumberOf("k"));
    }

    [Fact]
    public async Task A_deletion_with_a_version_needs_it_and_one_without_does_not_mind_a_missing_row()
    {
        var version = (await Write(RowChange.Insert("k", Values(1)))).Versions[0];
        await Write(RowChange.Put("k", Values(2)));

        Assert.False((await Write(RowChange.Delete("k", version))).Applied);
        Assert.Equal([""], (await Write(RowChange.Delete("k", (await Get("k"))!.Version))).Versions);
        Assert.False((await Write(RowChange.Delete("k", version))).Applied);
        Assert.True((await Write(RowChange.Delete("k"))).Applied);
    }

    [Fact]
    public async Task Several_changes_apply_together_with_versions_in_their_order()
    {
        var old = (await Write(RowChange.Insert("c", Values(0)))).Versions[0];
        await Write(RowChange.Insert("d", Values(0)));

        var write = await Write(
            RowChange.Delete("gone"), RowChange.Insert("b", Values(1)), RowChange.Delete("d"), RowChange.Replace("c", Values(2), old), RowChange.Put("a", Values(3)));

        Assert.True(write.Applied);
        Assert.Equal(["", (await Get("b"))!.Version, "", (await Get("c"))!.Version, (await Get("a"))!.Version], write.Versions);
        Assert.Equal(["a", "b", "c"], await Keys(RowRange.All));
    }

    [Fact]
    public async Task Several_changes_of_which_one_cannot_be_applied_leave_everything_as_it_was()
    {
        var version = (await Write(RowChange.Insert("a", Values(1)), RowChange.Insert("b", Values(1)))).Versions[0];
        await Write(RowChange.Put("a", Values(2)));

        Assert.False((await Write(RowChange.Put("b", Values(9)), RowChange.Replace("a", Values(9), version), RowChange.Insert("c", Values(9)))).Applied);
        Assert.False((await Write(RowChange.Put("c", Values(9)), RowChange.Insert("b", Values(9)))).Applied);
        Assert.False((await Write(RowChange.Put("c", Values(9)), RowChange.Delete("gone", version))).Applied);
        Assert.False((await Write(RowChange.Delete("gone"), RowChange.Put("c", Values(9)), RowChange.Insert("b", Values(9)))).Applied);

        Assert.Equal(["a", "b"], await Keys(RowRange.All));
        Assert.Equal(2L, await NumberOf("a"));
        Assert.Equal(1L, await NumberOf("b"));
    }

    [Fact]
    public async Task A_hundred_changes_are_one_transaction()
    {
        await Write([.. Enumerable.Range(0, 100).Select(n => RowChange.Insert(RowKey.Ordered(n), Values(n)))]);
        Assert.Equal(100, (await Keys(RowRange.All)).Count);
    }

    [Fact]
    public async Task Rows_come_in_ordinal_order_of_their_keys()
    {
        string[] keys = ["b", "B", "a1", "a", "a-", "a b", "a:b", "a@", "a_", "a*002F", "a|1", "10", "9", "é", "~", "a.b"];
        await Write([.. keys.Select(key => RowChange.Insert(key, Values(1)))]);
        Assert.Equal(keys.Order(StringComparer.Ordinal), await Keys(RowRange.All));
        foreach (var key in keys) Assert.Equal(key, (await Get(key))?.Key);
        Assert.True((await Write([.. keys.Select(key => RowChange.Delete(key))])).Applied);
    }

    [Fact]
    public async Task Ranges_hold_both_ends_and_may_be_open()
    {
        await Write([.. "a a1 a2 ab b b1 c".Split(' ').Select(key => RowChange.Insert(key, Values(1)))]);

        Assert.Equal(["a1", "a2", "ab", "b"], await Keys(new RowRange("a1", "b")));
        Assert.Equal(["b", "b1", "c"], await Keys(new RowRange("b")));
        Assert.Equal(["a", "a1"], await Keys(new RowRange(null, "a1")));
        Assert.Equal(["a", "a1", "a2", "ab"], await Keys(RowRange.Prefix("a")));
        Assert.Equal(["b", "b1", "c"], await Keys(RowRange.Behind("ab")));
        Assert.Empty(await Keys(new RowRange("x", "y")));
    }

    [Fact]
    public async Task Partitions_and_tables_keep_apart()
    {
        await Write(RowChange.Insert("k", Values(1)));
        var other = PartitionKey.Of(new TenantId("acme-2"), "things");
        Assert.Null(await Store.Get(Table.Settings, other, "k", Cancellation));
        Assert.Null(await Store.Get(Table.Runs, Partition, "k", Cancellation));
        Assert.Empty(await Store.Query(Table.Settings, other, RowRange.All, null, Cancellation).ToListAsync(Cancellation));
    }

    [Fact]
    public async Task More_rows_than_a_page_come_page_by_page_and_each_page_counts()
    {
        foreach (var hundred in Enumerable.Range(0, 2_300).Chunk(100))
            await Write([.. hundred.Select(n => RowChange.Insert(RowKey.Ordered(n), Values(n)))]);

        Assert.Equal(2_300, (await Keys(RowRange.All)).Count);
        Assert.Equal(3, await Cost(() => Keys(RowRange.All)));
        Assert.Equal(1, await Cost(async () => await Store.Query(Table.Settings, Partition, RowRange.All, null, Cancellation).FirstAsync(Cancellation)));
        Assert.Equal(1_500, (await Keys(RowRange.All, 1_500)).Count);
    }

    [Fact]
    public async Task A_limit_ends_the_walk_after_one_request()
    {
        await Write([.. Enumerable.Range(0, 20).Select(n => RowChange.Insert(RowKey.Ordered(n), Values(n)))]);
        Assert.Equal(1, await Cost(async () => Assert.Equal([RowKey.Ordered(5), RowKey.Ordered(6)], await Keys(new RowRange(RowKey.Ordered(5)), 2))));
        Assert.Empty(await Keys(RowRange.All, 0));
    }

    [Fact]
    public async Task Every_call_counts_as_one_transaction()
    {
        await Write(RowChange.Insert("k", Values(1)));
        Assert.Equal(1, await Cost(() => Get("k")));
        Assert.Equal(1, await Cost(() => Get("missing")));
        Assert.Equal(1, await Cost(() => Write(RowChange.Put("k", Values(1)))));
        Assert.Equal(1, await Cost(() => Write(RowChange.Put("k", Values(1)), RowChange.Put("l", Values(1)))));
        Assert.Equal(1, await Cost(() => Write(RowChange.Insert("k", Values(1)))));
    }

    [Fact]
    public async Task What_storage_cannot_hold_is_refused_before_it_is_sent()
    {
        await Get("k");
        var before = Meter.Transactions;
        foreach (var changes in Unwritable())
            await Assert.ThrowsAnyAsync<ArgumentException>(() => Write(changes));
        Assert.Equal(before, Meter.Transactions);
    }

    [Fact]
    public async Task Of_many_writers_exactly_one_wins()
    {
        var inserts = await Task.WhenAll(Enumerable.Range(0, 20).Select(n => Write(RowChange.Insert("k", Values(n)))));
        var version = Assert.Single(inserts, write => write.Applied).Versions[0];
        var replacements = await Task.WhenAll(Enumerable.Range(0, 20).Select(n => Write(RowChange.Replace("k", Values(n), version), RowChange.Put("by", Values(n)))));
        Assert.Single(replacements, write => write.Applied);
        Assert.Equal(await NumberOf("k"), await NumberOf("by"));
    }

    [Fact]
    public async Task Counting_up_by_versions_loses_nothing()
    {
        await Write(RowChange.Insert("k", Values(0)));
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => CountUp(10)));
        Assert.Equal(40L, await NumberOf("k"));
    }

    protected abstract IRowStore NewStore();

    protected static Dictionary<string, object> Values(long number) => new() { ["Number"] = number };

    protected Task<RowWrite> Write(params RowChange[] changes) => Store.Write(Table.Settings, Partition, changes, Cancellation);

    protected Task<Row?> Get(string key) => Store.Get(Table.Settings, Partition, key, Cancellation);

    protected async Task<long> NumberOf(string key) => (long)(await Get(key))!.Values["Number"];

    private async Task CountUp(int times)
    {
        while (times > 0)
        {
            var row = (await Get("k"))!;
            if ((await Write(RowChange.Replace("k", Values((long)row.Values["Number"] + 1), row.Version))).Applied) times--;
        }
    }

    private async Task<List<string>> Keys(RowRange range, int? limit = null) =>
        await Store.Query(Table.Settings, Partition, range, limit, Cancellation).Select(row => row.Key).ToListAsync(Cancellation);

    private async Task<long> Cost(Func<Task> call)
    {
        var before = Meter.Transactions;
        await call();
        return Meter.Transactions - before;
    }

    private static IEnumerable<RowChange[]> Unwritable()
    {
        static RowChange With(object value) => RowChange.Put("k", new Dictionary<string, object> { ["Value"] = value });
        yield return [];
        yield return [.. Enumerable.Range(0, 101).Select(n => RowChange.Put($"{n}", Values(n)))];
        yield return [RowChange.Put("k", Values(1)), RowChange.Delete("k")];
        yield return [With(1.5m)];
        yield return [With(1)];
        yield return [With(new string('x', RowLimits.TextLength + 1))];
        yield return [With(new byte[RowLimits.BinaryLength + 1])];
        yield return [RowChange.Put("", Values(1))];
        yield return [RowChange.Put(new string('k', 513), Values(1))];
        yield return [RowChange.Put("k", Enumerable.Range(0, 17).ToDictionary(n => $"B{n}", object (_) => new byte[60_000]))];
        yield return [.. Enumerable.Range(0, 80).Select(n => RowChange.Put($"{n}", new Dictionary<string, object> { ["B"] = new byte[60_000] }))];
    }
}
