using System.Globalization;
using System.Text;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Mapping;
using EasySale.Sync.Engine.Stores.Links;
using EasySale.Sync.Engine.Stores.Runs;
using EasySale.Sync.Engine.Tests.Fakes;
using EasySale.Sync.Engine.Tests.Plans;
using EasySale.Sync.Engine.Tests.Runs;

namespace EasySale.Sync.Engine.Tests.Mapping;

/// <summary>A run with a mapping: what is written, with which version, and when it is written again.</summary>
public class MappedRunTests
{
    private const string StatusUpper = """{"target":"status","source":"status","functions":[{"name":"upper"}]}""";
    private const string StatusNumbered = """{"target":"status","functions":[{"name":"template","arguments":{"text":"{status} {number}"}}]}""";

    [Fact]
    public async Task Records_are_written_as_the_mapping_makes_them_and_keep_its_version()
    {
        var house = await new MappingHouse().Furnished();
        house.Sync.Shop.Order(1);
        await house.Put(RecordKind.Orders, StatusUpper);

        await house.Sync.Sync();

        Assert.Contains("\"COMPLETED\"", Encoding.UTF8.GetString(Assert.Single(house.Sync.Ledger.Sent).Body.Span), StringComparison.Ordinal);
        var link = await house.Sync.Link(RecordKind.Orders, "1");
        Assert.Equal("1+m1", link!.MappingVersion);
        Assert.Equal("1+m1", Assert.Single(await Journal(house, link.LastWrite!)).MappingVersion);
    }

    [Fact]
    public async Task A_changed_mapping_plans_records_anew_once_and_a_deleted_one_takes_the_change_back()
    {
        var house = await new MappingHouse().Furnished();
        house.Sync.Shop.Order(1);

        Assert.Equal(("completed", "1"), await Next(house));
        await house.Put(RecordKind.Orders, StatusUpper);
        Assert.Equal(("COMPLETED", "1+m1"), await Next(house));
        await house.Put(RecordKind.Orders, StatusNumbered);
        Assert.Equal(("completed 1", "1+m2"), await Next(house));
        Assert.Equal(1, (await house.Sync.Sync()).Counts.Unchanged);
        await house.Edit.Delete(MappingHouse.Admin, MappingHouse.Id(RecordKind.Orders), null, MappingHouse.Cancellation);
        Assert.Equal(("completed", "1"), await Next(house));
        await house.Put(RecordKind.Orders, StatusUpper);
        Assert.Equal(("COMPLETED", "1+m4"), await Next(house));
    }

    [Fact]
    public async Task A_plan_made_with_another_mapping_is_planned_anew_and_says_so()
    {
        var house = await new MappingHouse().Furnished();
        house.Sync.Shop.Order(1);
        var plans = new PlanHouse(house.Sync);
        var planId = await plans.Plan();
        await house.Put(RecordKind.Orders, StatusUpper);

        var applied = await plans.Finish(await plans.Apply(planId));

        Assert.Contains("\"COMPLETED\"", Encoding.UTF8.GetString(Assert.Single(house.Sync.Ledger.Sent).Body.Span), StringComparison.Ordinal);
        Assert.Equal("1+m1", (await house.Sync.Link(RecordKind.Orders, "1"))!.MappingVersion);
        Assert.Equal(["orders/1"], Assert.Single(applied.Steps).Replanned!.First);
        Assert.Equal(1, (await house.Sync.Sync()).Counts.Unchanged);
    }

    [Fact]
    public async Task Parents_brought_along_and_carried_are_mapped_too()
    {
        var house = await new MappingHouse { Sync = new SyncHouse { Ledger = new FakeLedger { DemandsCustomers = true } } }.Furnished();
        house.Sync.Shop.Customer(5);
        house.Sync.Shop.Order(1, customer: 5);
        house.Sync.Shop.Order(2, guest: "Bob@shop.example");
        await house.Put(RecordKind.Orders, """{"target":"billing.email","source":"billing.email","functions":["lower"]}""");
        await house.Put(RecordKind.Customers, """{"target":"firstName","source":"firstName","functions":[{"name":"append","arguments":{"text":"!"}}]}""");

        await house.Sync.Sync();

        Assert.Equal("Ann!", Text(house, RecordKind.Customers, "5"));
        Assert.Equal("bob@shop.example!", Text(house, RecordKind.Customers, "guest:bob@shop.example"));
    }

    [Fact]
    public async Task Without_a_mapping_a_run_costs_and_writes_what_it_always_did()
    {
        var (plain, mapped) = (await new MappingHouse().Furnished(), await new MappingHouse().Furnished());
        await mapped.Put(RecordKind.Orders, StatusUpper);
        foreach (var house in new[] { plain, mapped }) house.Sync.Shop.Order(1);

        var (without, with) = (await plain.Sync.Sync(), await mapped.Sync.Sync());

        // One range for the route, read once a slice.
        Assert.Equal(without.Step.StorageTransactions + 1, with.Step.StorageTransactions);
        Assert.Equal("1", (await plain.Sync.Link(RecordKind.Orders, "1"))!.MappingVersion);
    }

    [Fact]
    public async Task A_mapping_of_fields_to_themselves_plans_the_same_bytes()
    {
        var (plain, mapped) = (await new MappingHouse().Furnished(), await new MappingHouse().Furnished());
        await mapped.Put(RecordKind.Orders, """{"target":"status","source":"status"}""", """{"target":"number","source":"number"}""");
        foreach (var house in new[] { plain, mapped }) house.Sync.Shop.Order(1);

        await plain.Sync.Sync();
        await mapped.Sync.Sync();

        Assert.Equal(Assert.Single(plain.Sync.Ledger.Sent).Body.ToArray(), Assert.Single(mapped.Sync.Ledger.Sent).Body.ToArray());
        Assert.Equal((await plain.Sync.Link(RecordKind.Orders, "1"))!.ContentHash, (await mapped.Sync.Link(RecordKind.Orders, "1"))!.ContentHash);
    }

    [Fact]
    public async Task A_mapping_that_is_not_valid_any_more_stops_the_run_and_says_which()
    {
        var house = await new MappingHouse().Furnished();
        await house.Put(RecordKind.Orders, StatusUpper);
        var stored = (await house.Store.Find(SyncHouse.Tenant, "shop-1", "ledger-1", RecordKind.Orders, MappingHouse.Cancellation))!;
        var broken = stored.Value with { Version = 2, Rules = [new MappingRule { Target = "status", Source = "status", Functions = [new FunctionCall("shout")] }] };
        Assert.True(await house.Store.Save(SyncHouse.Tenant, [(broken, stored.Version)], MappingHouse.Cancellation));

        var report = await house.Sync.Sync();

        Assert.Equal((RunStatus.Failed, "mapping.invalid"), (report.Run.Status, report.Step.Error?.Code));
    }

    private static async Task<(string Status, string? Version)> Next(MappingHouse house)
    {
        await house.Sync.Sync();
        return (Text(house, RecordKind.Orders, "1"), (await house.Sync.Link(RecordKind.Orders, "1"))!.MappingVersion);
    }

    private static string Text(MappingHouse house, RecordKind kind, string id) => (string)System.Text.Json.Nodes.JsonNode.Parse(
        house.Sync.Ledger.Sent.Last(sent => sent.Record == new RecordKey(kind, id)).Body.Span)!["text"]!;

    private static Task<IReadOnlyList<JournalEntry>> Journal(MappingHouse house, string position)
    {
        var parts = position.Split('/');
        var (step, group) = (int.Parse(parts[1], CultureInfo.InvariantCulture), long.Parse(parts[2], CultureInfo.InvariantCulture));
        return house.Sync.Journal.Read(SyncHouse.Tenant, new JournalPosition(parts[0], step, group), MappingHouse.Cancellation);
    }
}
