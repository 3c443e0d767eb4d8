using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Failures;

namespace EasySale.Sync.Connectors.Tests.WooCommerce.Writing;

public sealed class StoreWriteTests
{
    private static readonly Customer Ada = new() { Id = "1", Email = "ada@example.com", FirstName = "Ada", Company = "Engines {{Ltd}}", Billing = new Address { Line1 = "1 Mill Rd", City = "Ely", Country = "GB" } };
    private static readonly Product Mug = new() { Id = "10", Type = "simple", Name = "Mug", Status = "publish", Sku = "MUG", RegularPrice = 12.5m, Price = 12.5m, ManagesStock = true, StockQuantity = 4 };
    private static readonly Product Shirt = new() { Id = "20", Type = "variable", Name = "Shirt", Status = "publish" };
    private static readonly Product Red = new() { Id = "21", ParentId = "20", Type = "variation", Name = "Shirt - Red, M", Status = "publish", Sku = "S-RM", RegularPrice = 30m, SalePrice = 25m, Price = 25m };

    [Fact]
    public async Task A_batch_with_a_bad_item_writes_the_others_and_says_what_is_wrong_with_it()
    {
        await using var store = await WrittenStore.Start();
        store.Shop.AddProduct(new() { ["name"] = "Taken", ["sku"] = "TAKEN" });
        var operations = await store.Plan(Mug, Mug with { Id = "11", Sku = "OTHER" });
        store.Shop.AddProduct(new() { ["name"] = "Meanwhile", ["sku"] = "OTHER" });
        var answers = await store.Send(operations);
        Assert.Null(answers[0].Failure);
        Assert.Equal(("woocommerce.duplicate_sku", FailureCause.FixRecord), (answers[1].Failure!.Code, answers[1].Failure!.Cause));
        Assert.Equal(1, store.Store.Simulator.Calls.CountOf("POST", "/products/batch"));
    }

    [Fact]
    public async Task A_search_that_fails_does_not_say_for_whom()
    {
        await using var store = await WrittenStore.Start();
        store.Faults.On("GET", "/customers", times: 9).Answer(403);
        var failure = await Assert.ThrowsAsync<SyncException>(() => store.Plan(Ada));
        Assert.Contains("email=•••", failure.Detail, StringComparison.Ordinal);
        Assert.DoesNotContain("example.com", failure.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_store_drops_in_silence_is_shown()
    {
        await using var store = await WrittenStore.Start();
        var answer = Assert.Single(await store.Write(Mug with { TaxClass = "books-and-maps" }));
        Assert.NotNull(answer.TargetId);
        Assert.Equal("woocommerce.not_kept", answer.Failure!.Code);
        Assert.Contains("tax_class", answer.Failure.MerchantMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_store_would_drop_is_refused_before_it_is_sent()
    {
        await using var store = await WrittenStore.Start();
        Assert.Equal("woocommerce.sale_price", Assert.Throws<SyncException>(() => store.PlanOnly(Mug with { SalePrice = 13m })).Code);
        Assert.Equal("woocommerce.invalid_email", Assert.Throws<SyncException>(() => store.PlanOnly(Ada with { Email = "ada" })).Code);
        Assert.NotNull(store.PlanOnly(Ada with { Email = null }).SkipReason);
    }

    [Fact]
    public async Task Variations_are_made_below_their_product_and_can_be_told_apart()
    {
        await using var store = await WrittenStore.Start();
        await store.Write(Shirt);
        var answers = await store.Write(Red, Red with { Id = "22", Name = "Shirt - Blue", Sku = "S-B" });
        Assert.All(answers, answer => Assert.Null(answer.Failure));
        Assert.Equal(["Red, M", "Blue"], store.Shop.AllProducts().Where(product => product["type"]!.ToString() == "variation").Select(product => product["name"]!.ToString()));
        Assert.Equal(1, store.Store.Simulator.Calls.CountOf("POST", $"/products/{store.IdOf(Shirt)}/variations/batch"));
        var changed = Assert.Single(await store.Write(Red with { SalePrice = null, Price = 30m }));
        Assert.Null(changed.Failure);
        Assert.Equal("", store.Shop.AllProducts().Single(product => product["sku"]!.ToString() == "S-RM")["sale_price"]!.ToString());
    }

    [Fact]
    public async Task A_variation_of_what_has_none_in_the_shop_is_refused()
    {
        await using var store = await WrittenStore.Start();
        var simple = store.Shop.AddProduct(new() { ["name"] = "Shirt" });
        store.SetLink(Shirt.Key, new TargetReference($"{simple}", null));
        Assert.Equal("woocommerce.not_variable", Assert.Single(await store.Write(Red)).Failure!.Code);
    }

    [Theory]
    [InlineData("SHIRT")]
    [InlineData(null)]
    public async Task An_SKU_that_was_emptied_is_emptied_and_a_variation_without_one_is_written_all_the_same(string? shirt)
    {
        await using var store = await WrittenStore.Start();
        await store.Write(Shirt with { Sku = shirt });
        await store.Write(Red);
        store.IsMerged = true;
        foreach (var price in new[] { 31m, 32m })
            Assert.Null(Assert.Single(await store.Write(Red with { Sku = null, RegularPrice = price })).Failure);
        Assert.Equal(shirt ?? "", $"{store.Shop.AllProducts().Single(row => $"{row["id"]}" == store.IdOf(Red))["sku"]}");
        Assert.Null(Assert.Single(await store.Write(Shirt with { Sku = null })).Failure);
        Assert.Equal("", $"{store.Shop.Product(int.Parse(store.IdOf(Shirt), System.Globalization.CultureInfo.InvariantCulture))["sku"]}");
    }

    [Fact]
    public async Task What_a_record_does_not_say_stays_and_an_address_is_told_whole()
    {
        await using var store = await WrittenStore.Start();
        var id = store.Shop.AddCustomer(new()
        {
            ["email"] = "ada@example.com",
            ["last_name"] = "Byron",
            ["billing"] = new System.Text.Json.Nodes.JsonObject { ["address_2"] = "Flat 3", ["phone"] = "123" },
        });
        store.SetLink(Ada.Key, new TargetReference($"{id}", null));
        Assert.Null(Assert.Single(await store.Write(Ada)).Failure);
        var customer = store.Shop.Customer(id);
        Assert.Equal(("Ada", "Byron"), (customer["first_name"]!.ToString(), customer["last_name"]!.ToString()));
        Assert.Equal(("", "123", "Engines {{Ltd}}"), (customer["billing"]!["address_2"]!.ToString(), customer["billing"]!["phone"]!.ToString(), customer["billing"]!["company"]!.ToString()));
    }

    [Fact]
    public async Task An_edited_phone_and_company_count_more_than_those_of_the_address_that_stayed()
    {
        await using var store = await WrittenStore.Start();
        var id = store.Shop.AddCustomer(new() { ["email"] = "ada@example.com", ["billing"] = new System.Text.Json.Nodes.JsonObject { ["phone"] = "123", ["company"] = "Old" } });
        store.SetLink(Ada.Key, new TargetReference($"{id}", null));
        await store.Write(Ada with { Phone = "777", Company = "New", Billing = new Address { Phone = "123", Company = "Old" } });
        var billing = store.Shop.Customer(id)["billing"]!;
        Assert.Equal(("777", "New"), (billing["phone"]!.ToString(), billing["company"]!.ToString()));
    }

    [Fact]
    public async Task A_changed_product_keeps_the_stock_that_was_sold_meanwhile()
    {
        await using var store = await WrittenStore.Start();
        await store.Write(Mug);
        var id = int.Parse(store.IdOf(Mug), System.Globalization.CultureInfo.InvariantCulture);
        store.Shop.UpdateProduct(id, new() { ["stock_quantity"] = 1 });
        store.SetLink(Mug.Key, store.Link(Mug)! with { Version = null });
        await store.Write(Mug with { Name = "Large mug" });
        Assert.Equal(("Large mug", "1"), (store.Shop.Product(id)["name"]!.ToString(), store.Shop.Product(id)["stock_quantity"]!.ToString()));
    }

    [Fact]
    public async Task Quantities_go_to_products_and_variations_and_move_when_something_was_sold()
    {
        await using var store = await WrittenStore.Start();
        await store.Write(Shirt, Mug);
        await store.Write(Red);
        var levels = new[] { new InventoryLevel { Id = "10", ProductId = "10", Quantity = 7 }, new InventoryLevel { Id = "21", ProductId = "21", Quantity = 3 } };
        Assert.All(await store.Write(levels), answer => Assert.Null(answer.Failure));
        Assert.Equal(["7", "3"], store.Shop.AllProducts().Where(product => product["manage_stock"]!.ToString() == "true").Select(product => product["stock_quantity"]!.ToString()));
        store.Shop.UpdateProduct(int.Parse(store.IdOf(Mug), System.Globalization.CultureInfo.InvariantCulture), new() { ["stock_quantity"] = 6 });
        var answers = await store.Write(levels[0] with { Quantity = 9 }, levels[1] with { Quantity = 4 });
        Assert.Equal((true, "6", false), (answers[0].HasMoved, answers[0].TargetVersion, answers[1].HasMoved));
        Assert.Null(Assert.Single(await store.Write(levels[0] with { Quantity = 9 })).Failure);
    }

    [Fact]
    public async Task Half_a_piece_is_no_stock_of_an_ordinary_shop()
    {
        await using var store = await WrittenStore.Start();
        await store.Write(Mug);
        Assert.Equal("woocommerce.not_kept", Assert.Single(await store.Write(new InventoryLevel { Id = "10", ProductId = "10", Quantity = 2.5m })).Failure!.Code);
    }
}
