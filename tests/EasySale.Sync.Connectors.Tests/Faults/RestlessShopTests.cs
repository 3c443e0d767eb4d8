using EasySale.Sync.Connectors.Tests.Supabase;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Stores.Runs;

namespace EasySale.Sync.Connectors.Tests.Faults;

/// <summary>A shop that changes while it is read, or whose clock is wrong: the target follows all the same.</summary>
public sealed class RestlessShopTests(LocalSupabaseFixture fixture)
{
    private const int PageSize = 5;

    [Theory]
    [InlineData(-5)]
    [InlineData(5)]
    public async Task A_shop_whose_clock_is_wrong_loses_no_change(int minutes)
    {
        await using var house = await House.Start(DatabaseTarget.Of(fixture), shopSkew: TimeSpan.FromMinutes(minutes));
        await house.Sync();
        foreach (var text in new[] { "first", "second", "third" })
        {
            house.Note(house.OrderIds[3], text);
            await house.Sync(SyncMode.Incremental);
            Assert.Equal([$"{house.OrderIds[3]}"], await Noted(house, text));
        }
    }

    [Fact]
    public async Task What_changes_or_vanishes_while_it_is_read_is_followed()
    {
        await using var house = await House.Start(DatabaseTarget.Of(fixture), PageSize);
        var (read, unread, gone) = (house.OrderIds[0], house.OrderIds[^1], house.OrderIds[1]);
        BetweenPages(house, 2, () =>
        {
            house.Note(read, "now");
            house.Note(unread, "now");
            house.Shop.Shop.DeleteOrder(gone);
        });
        var run = await house.Sync();

        Assert.True(run.Run.Status == RunStatus.Completed, run.ToString());
        Assert.Equal(new[] { $"{read}", $"{unread}" }.Order(), await Noted(house, "now"));
        Assert.Empty(house.OrderIds.Where(id => id != gone).Select(id => $"{id}").Except(await Ids(house)));
    }

    [Fact]
    public async Task Many_changes_of_one_second_are_all_followed_page_by_page()
    {
        await using var house = await House.Start(DatabaseTarget.Of(fixture), PageSize);
        await house.Sync();
        foreach (var id in house.OrderIds) house.Note(id, "once");
        BetweenPages(house, 2, () => house.Note(house.OrderIds[2], "twice"));
        await house.Sync(SyncMode.Incremental);
        await house.Sync(SyncMode.Incremental);

        Assert.Equal([$"{house.OrderIds[2]}"], await Noted(house, "twice"));
        Assert.Equal(house.OrderIds.Count - 1, (await Noted(house, "once")).Count);
    }

    private static void BetweenPages(House house, int page, Action change)
    {
        var asked = 0;
        house.Shop.Faults.On((_, path) =>
        {
            if (path.StartsWith("/orders?", StringComparison.Ordinal) && ++asked == page) change();
            return false;
        }).CloseBefore();
    }

    private static Task<IReadOnlyList<string?>> Ids(House house) =>
        house.Database.Tenant.QueryAsync($"select source_id from orders where connection_id = '{house.Database.SourceId}'");

    private static Task<IReadOnlyList<string?>> Noted(House house, string text) => house.Database.Tenant.QueryAsync(
        $"select source_id from orders where connection_id = '{house.Database.SourceId}' and raw->>'customer_note' = '{text}' order by source_id");
}
