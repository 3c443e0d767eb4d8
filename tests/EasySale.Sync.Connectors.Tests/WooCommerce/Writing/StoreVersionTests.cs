using System.Globalization;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Failures;

namespace EasySale.Sync.Connectors.Tests.WooCommerce.Writing;

public sealed class StoreVersionTests
{
    private static readonly Product Mug = new() { Id = "10", Type = "simple", Name = "Mug", Status = "publish", Sku = "MUG", RegularPrice = 12.5m, Price = 12.5m };
    private static readonly Customer Ada = new() { Id = "1", Email = "ada@example.com", FirstName = "Ada" };

    [Fact]
    public async Task An_edit_in_the_shop_moves_the_version_and_nothing_is_overwritten()
    {
        await using var store = await WrittenStore.Start();
        await store.Write(Mug);
        var id = int.Parse(store.IdOf(Mug), CultureInfo.InvariantCulture);
        store.Shop.Clock.Advance(TimeSpan.FromSeconds(1));
        store.Shop.UpdateProduct(id, new() { ["regular_price"] = "13.00" });
        var moved = Assert.Single(await store.Write(Mug with { RegularPrice = 14m }));
        Assert.True(moved.HasMoved);
        Assert.Equal("13.00", store.Shop.Product(id)["regular_price"]!.ToString());
        var written = Assert.Single(await store.Write(Mug with { RegularPrice = 14m }));
        Assert.Equal((false, "14"), (written.HasMoved, store.Shop.Product(id)["regular_price"]!.ToString()));
    }

    [Fact]
    public async Task What_the_shop_has_already_is_not_sent_so_that_nothing_echoes()
    {
        await using var store = await WrittenStore.Start();
        await store.Write(Ada);
        var version = store.Link(Ada)!.Version;
        store.Shop.Clock.Advance(TimeSpan.FromSeconds(1));
        store.Store.Simulator.Calls.Clear();
        var answer = Assert.Single(await store.Write(Ada));
        Assert.Equal((null, version), (answer.Failure, answer.TargetVersion));
        Assert.Equal(0, store.Store.Simulator.Calls.CountOf("POST", "/customers/batch"));
    }

    [Fact]
    public async Task A_write_calls_the_shops_webhooks_and_comes_back_with_the_version_it_was_answered_with()
    {
        await using var store = await WrittenStore.Start();
        await store.Store.System.Webhooks!.Ensure(new Uri("https://sync.example/hook"), new Secret("hush"), TestContext.Current.CancellationToken);
        await store.Write(Mug);
        Assert.Contains(store.Store.Simulator.Deliveries.Take(), delivery => delivery.Topic == "product.created");
        store.Shop.Clock.Advance(TimeSpan.FromSeconds(1));
        var changed = Mug with { Name = "Large mug" };
        await store.Write(changed);
        Assert.Contains(store.Store.Simulator.Deliveries.Take(), delivery => delivery.Topic == "product.updated");
        var back = Assert.Single(await store.Store.ByIds(RecordKind.Products, store.IdOf(changed))).Record!;
        Assert.Equal(store.Link(changed)!.Version, back.Version);
        store.Shop.Clock.Advance(TimeSpan.FromSeconds(1));
        await store.Write(changed);
        Assert.Empty(store.Store.Simulator.Deliveries.Take());
    }

    [Fact]
    public async Task A_hundred_changes_are_two_calls()
    {
        await using var store = await WrittenStore.Start();
        var mugs = Enumerable.Range(1, 100).Select(number => Mug with { Id = $"{number}", Sku = $"MUG-{number}" }).ToList();
        await store.Write(mugs);
        store.Store.Simulator.Calls.Clear();
        Assert.All(await store.Write([.. mugs.Select(mug => mug with { RegularPrice = 20m })]), answer => Assert.Null(answer.Failure));
        Assert.Equal(2, store.Store.Simulator.Calls.Count);
    }

    [Theory]
    [InlineData("keep", "publish")]
    [InlineData("draft", "draft")]
    [InlineData("trash", "trash")]
    public async Task What_is_gone_from_the_source_follows_the_setting(string gone, string status)
    {
        await using var store = await WrittenStore.Start(("gone", gone));
        await store.Write(Mug);
        var plan = store.PlanGone(Mug);
        Assert.Equal(gone == "keep", plan.SkipReason is not null);
        var operations = plan.Drafts.Select(draft => store.Announced(Mug.Key, draft)).ToList();
        for (var time = 0; time < 2 && operations.Count > 0; time++) Assert.Null(Assert.Single(await store.Send(operations)).Failure);
        Assert.Equal(status, Assert.Single(store.Shop.AllProducts())["status"]!.ToString());
    }

    [Fact]
    public async Task By_default_a_person_is_asked_about_what_is_gone()
    {
        await using var store = await WrittenStore.Start();
        await store.Write(Mug);
        Assert.Equal("record.gone_at_source", Assert.Throws<SyncException>(() => store.PlanGone(Mug)).Code);
        Assert.Equal("record.gone_at_source", Assert.Throws<SyncException>(() => store.PlanOnly(Mug with { IsDeleted = true })).Code);
    }

    [Fact]
    public async Task What_is_in_the_trash_or_gone_from_the_shop_is_shown_and_left()
    {
        await using var store = await WrittenStore.Start();
        await store.Write(Mug, Mug with { Id = "11", Sku = "CUP" });
        store.Shop.TrashProduct(int.Parse(store.IdOf(Mug), CultureInfo.InvariantCulture));
        store.Shop.DeleteProduct(int.Parse(store.IdOf(Mug with { Id = "11" }), CultureInfo.InvariantCulture));
        var answers = await store.Write(Mug with { Name = "Cup" }, Mug with { Id = "11", Sku = "CUP", Name = "Cup" });
        Assert.Equal(["woocommerce.in_trash", "woocommerce.record_gone"], answers.Select(answer => answer.Failure!.Code));
    }

    [Fact]
    public async Task Products_and_customers_that_are_there_are_updated_and_not_made_again()
    {
        await using var store = await WrittenStore.Start();
        var (product, customer) = (store.Shop.AddProduct(new() { ["name"] = "Old mug", ["sku"] = "mug" }), store.Shop.AddCustomer(new() { ["email"] = "ADA@example.com" }));
        var adopted = Assert.Single(await store.Write(Mug));
        var known = Assert.Single(await store.Write(Ada));
        Assert.Equal(($"{product}", $"{customer}"), (adopted.TargetId, known.TargetId));
        Assert.Equal(Mug.Name, store.Shop.Product(product)["name"]!.ToString());
    }

    [Fact]
    public async Task With_matching_off_what_is_taken_is_refused()
    {
        await using var store = await WrittenStore.Start();
        store.MatchBy = [];
        store.Shop.AddProduct(new() { ["name"] = "Old mug", ["sku"] = "MUG" });
        store.Shop.AddCustomer(new() { ["email"] = "ada@example.com" });
        Assert.Equal("woocommerce.duplicate_sku", Assert.Single(await store.Write(Mug)).Failure!.Code);
        Assert.Equal("woocommerce.duplicate_customer", Assert.Single(await store.Write(Ada)).Failure!.Code);
    }

    [Fact]
    public async Task Many_customers_are_looked_up_in_the_list_of_all()
    {
        await using var store = await WrittenStore.Start();
        var id = store.Shop.AddCustomer(new() { ["email"] = "c7@example.com" });
        var operations = await store.Plan([.. Enumerable.Range(1, 40).Select(number => Ada with { Id = $"{number}", Email = $"c{number}@example.com" })]);
        Assert.Equal($"{id}", Assert.Single(operations, operation => operation.Action == OperationAction.Update).TargetId);
        Assert.Equal(1, store.Store.Simulator.Calls.CountOf("GET", "/customers"));
    }
}
