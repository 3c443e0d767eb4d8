using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Failures;

namespace EasySale.Sync.Connectors.Tests.WooCommerce.Writing;

public sealed class LostAnswerTests
{
    private static readonly TimeSpan BatchLife = TimeSpan.FromMinutes(2);

    public static TheoryData<string, string> Losses() => new(
        from kind in new[] { "customers", "products", "variations" }
        from loss in new[] { "closed after", "closed before", "500 after", "html", "half" }
        select (kind, loss));

    [Theory]
    [MemberData(nameof(Losses))]
    public async Task A_lost_answer_is_looked_up_and_the_effect_is_one(string kind, string loss)
    {
        await using var store = await WrittenStore.Start();
        var shirt = new Product { Id = "1", Type = "variable", Name = "Shirt", Status = "publish" };
        if (kind == "variations") await store.Write(shirt);
        var records = Records(kind);
        var operations = await store.Plan(records);
        var before = store.Store.Held(records[0].Kind);
        Lose(store, loss);
        await Assert.ThrowsAsync<SyncException>(() => store.Send(operations));
        store.Shop.Clock.Advance(BatchLife);
        Assert.All(await store.Settle(operations), answer => Assert.Equal((false, null), (answer.IsInDoubt, answer.Failure)));
        Assert.Equal(before + records.Count, store.Store.Held(records[0].Kind));
        Assert.Distinct(records.Select(store.IdOf));
    }

    [Fact]
    public async Task What_is_not_found_is_not_sent_again_while_the_store_may_still_be_at_work()
    {
        await using var store = await WrittenStore.Start();
        var operations = await store.Plan(Records("products"));
        Lose(store, "closed before");
        await Assert.ThrowsAsync<SyncException>(() => store.Send(operations));
        var answers = await store.Settle(operations);
        Assert.All(answers, answer => Assert.Equal((true, true), (answer.IsInDoubt, answer.Failure!.IsHeldBack)));
        Assert.Empty(store.Shop.AllProducts());
    }

    [Fact]
    public async Task A_copy_somebody_made_of_a_product_is_not_taken_for_it()
    {
        await using var store = await WrittenStore.Start();
        var operations = await store.Plan(Records("products"));
        await store.Send(operations);
        var made = store.IdOf(Records("products")[0]);
        var copy = store.Shop.Product(int.Parse(made, System.Globalization.CultureInfo.InvariantCulture));
        foreach (var name in new[] { "id", "sku" }) copy.Remove(name);
        store.Shop.AddProduct(copy);
        Assert.Equal(made, (await store.Settle(operations))[0].TargetId);
    }

    [Fact]
    public async Task What_was_found_is_kept_when_the_rest_cannot_be_sent()
    {
        await using var store = await WrittenStore.Start();
        var records = Records("customers");
        var operations = await store.Plan(records);
        await store.Send([operations[0]]);
        store.Shop.Clock.Advance(BatchLife);
        store.Faults.On("POST", "/customers/batch").Answer(503);
        var answers = await store.Settle(operations);
        Assert.Equal([false, true], answers.Select(answer => answer.IsInDoubt));
    }

    [Fact]
    public async Task An_update_whose_answer_was_lost_is_known_by_what_the_store_has()
    {
        await using var store = await WrittenStore.Start();
        var mug = Records("products")[1];
        await store.Write(mug);
        store.Shop.Clock.Advance(TimeSpan.FromSeconds(5));
        var operations = await store.Plan((Product)mug with { Name = "Large mug" });
        Lose(store, "closed after");
        await Assert.ThrowsAsync<SyncException>(() => store.Send(operations));
        var version = Assert.Single(store.Shop.AllProducts())["date_modified_gmt"]!.ToString();
        store.Shop.Clock.Advance(TimeSpan.FromSeconds(5));
        var answer = Assert.Single(await store.Settle(operations));
        Assert.Equal((false, null, version), (answer.HasMoved, answer.Failure, answer.TargetVersion));
        Assert.Equal(version, Assert.Single(store.Shop.AllProducts())["date_modified_gmt"]!.ToString());
    }

    private static List<CommerceRecord> Records(string kind) => kind switch
    {
        "customers" => [new Customer { Id = "1", Email = "ada@example.com" }, new Customer { Id = "2", Email = "bob@example.com" }],
        "products" => [new Product { Id = "5", Type = "simple", Name = "Nameless", Status = "publish" }, new Product { Id = "6", Type = "simple", Name = "Mug", Status = "publish", Sku = "MUG" }],
        _ => [Variation("7", null), Variation("8", "RED")],
    };

    private static Product Variation(string id, string? sku) => new() { Id = id, ParentId = "1", Type = "variation", Name = $"Shirt - {id}", Status = "publish", Sku = sku };

    private static void Lose(WrittenStore store, string loss)
    {
        var plan = store.Faults.On((method, path) => method == "POST" && path.Contains("/batch", StringComparison.Ordinal));
        switch (loss)
        {
            case "closed after": plan.CloseAfter(); break;
            case "closed before": plan.CloseBefore(); break;
            case "500 after": plan.AnswerAfter(500, """{"code":"internal_server_error","message":"","data":{"status":500}}"""); break;
            case "html": plan.AnswerHtml(); break;
            default: plan.Truncate(); break;
        }
    }
}
