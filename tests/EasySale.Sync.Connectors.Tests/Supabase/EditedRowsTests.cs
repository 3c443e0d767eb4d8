using System.Text.Json;
using System.Text.Json.Nodes;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Directions;
using EasySale.Sync.Engine.Failures;
using Npgsql;
using static EasySale.Sync.Connectors.Tests.Supabase.SampleRecords;

namespace EasySale.Sync.Connectors.Tests.Supabase;

/// <summary>What people change in the database is read, what we write is not, and nothing slips through.</summary>
public sealed class EditedRowsTests(LocalSupabaseFixture fixture)
{
    [Fact]
    public async Task Our_own_writes_stay_quiet_and_a_persons_edits_are_told()
    {
        await using var tenant = await fixture.NewTenantAsync();
        using var project = ConnectedProject.To(tenant);
        await project.Write(Product("1"), Product("2"));
        var before = (await Walk(project, RecordKind.Products)).Watermark;

        await project.Write(Product("1", 21m), Product("3"));
        Assert.Empty((await Walk(project, RecordKind.Products, before)).Items);

        await tenant.ExecuteAsync($"update products set price = 25, regular_price = 30.50 where connection_id = '{tenant.ConnectionId}' and source_id = '2'");
        await tenant.ExecuteAsync($"update products set name = name where connection_id = '{tenant.ConnectionId}'");
        var edited = (Product)Assert.Single((await Walk(project, RecordKind.Products, before)).Items).Record!;
        Assert.Equal(($"{tenant.ConnectionId}/2", 25m, 30.5m), (edited.Id, edited.Price, edited.RegularPrice));
        Assert.Equal("30.5", JsonSerializer.Serialize(edited.RegularPrice));
    }

    [Fact]
    public async Task A_row_made_in_the_database_gets_an_id_and_keeps_it_when_its_record_comes_back()
    {
        await using var tenant = await fixture.NewTenantAsync();
        using var project = ConnectedProject.To(tenant);
        await tenant.CallAsync(
            HttpMethod.Post, "products", new JsonArray(new JsonObject { ["connection_id"] = tenant.ConnectionId, ["name"] = "Made here", ["price"] = 5 }), "return=representation");
        var made = (Product)Assert.Single((await Walk(project, RecordKind.Products)).Items).Record!;
        Assert.StartsWith($"{tenant.ConnectionId}/new-", made.Id, StringComparison.Ordinal);

        var back = Product("500", 6m);
        var context = new PlanContext(tenant.ConnectionId, (record, _) => record == back.Key ? new TargetReference(made.Id, null) : null);
        var draft = Assert.Single(project.Target(RecordKind.Products).Plan(back, context).Drafts);
        var answer = Assert.Single(await project.Target(RecordKind.Products).Write([new Operation(back.Key, draft.Purpose, draft.Action, draft.Entity, draft.Body) { RequestId = "1" }], Cancellation));
        Assert.Equal(made.Id, answer.TargetId);
        Assert.Equal(["6.0000"], await tenant.QueryAsync($"select price::text from products where connection_id = '{tenant.ConnectionId}'"));
    }

    [Fact]
    public async Task Deleted_rows_are_told_as_gone_unless_they_came_back_or_we_deleted_them()
    {
        await using var tenant = await fixture.NewTenantAsync();
        using var project = ConnectedProject.To(tenant, deleted: "delete");
        await project.Write(Customer("1"), Customer("2"), Customer("3"), Customer("4"));
        var before = (await Walk(project, RecordKind.Customers)).Watermark;

        await tenant.ExecuteAsync($"delete from customers where connection_id = '{tenant.ConnectionId}' and source_id in ('1', '2')");
        await project.Write(Customer("2"));
        var gone = Assert.Single(project.Target(RecordKind.Customers).PlanGone(Customer("3").Key, Linked(tenant, "3")).Drafts);
        await project.Target(RecordKind.Customers).Write(
            [new Operation(Customer("3").Key, gone.Purpose, gone.Action, gone.Entity, gone.Body) { RequestId = "1", TargetId = gone.TargetId }], Cancellation);
        await tenant.ExecuteAsync($"update customers set is_deleted = true where connection_id = '{tenant.ConnectionId}' and source_id = '4'");

        var walked = (await Walk(project, RecordKind.Customers, before)).Items;
        Assert.Equal([$"{tenant.ConnectionId}/4", $"{tenant.ConnectionId}/1"], walked.Select(item => item.Id));
        Assert.True(walked[0].Record!.IsDeleted);
        Assert.Null(walked[1].Record);
        Assert.Empty(await project.System.Source(RecordKind.Customers)!.ReadByIds([$"{tenant.ConnectionId}/1", "another/4"], Cancellation));
    }

    [Fact]
    public async Task An_edit_that_becomes_visible_late_is_not_missed()
    {
        await using var tenant = await fixture.NewTenantAsync();
        using var project = ConnectedProject.To(tenant);
        await project.Write(Customer("1"), Customer("2"));
        var watermark = (await Walk(project, RecordKind.Customers)).Watermark;
        await using var slow = new NpgsqlConnection(tenant.Supabase.ConnectionString);
        await slow.OpenAsync(Cancellation);
        await using var open = await slow.BeginTransactionAsync(Cancellation);
        await Edit(slow, tenant, "1");

        await tenant.ExecuteAsync($"update customers set phone = 'quick' where connection_id = '{tenant.ConnectionId}' and source_id = '2'");
        var meanwhile = await Walk(project, RecordKind.Customers, watermark);
        await open.CommitAsync(Cancellation);
        var after = await Walk(project, RecordKind.Customers, meanwhile.Watermark);

        Assert.Equal([$"{tenant.ConnectionId}/2"], meanwhile.Items.Select(item => item.Id));
        Assert.Contains($"{tenant.ConnectionId}/1", after.Items.Select(item => item.Id));
    }

    [Fact]
    public async Task Many_rows_of_one_instant_and_rows_that_change_while_pages_are_read_all_come()
    {
        const int rows = 1_203;
        await using var tenant = await fixture.NewTenantAsync();
        using var project = ConnectedProject.To(tenant);
        var start = (await Walk(project, RecordKind.Customers)).Watermark;
        await tenant.ExecuteAsync($"insert into customers (connection_id, source_id) select '{tenant.ConnectionId}', n::text from generate_series(1, {rows}) n");

        var walked = await Walk(project, RecordKind.Customers, start, page => page == 1
            ? tenant.ExecuteAsync($"update customers set phone = '7' where connection_id = '{tenant.ConnectionId}' and source_id in ('1', '999', '1203')")
            : Task.CompletedTask);

        Assert.Equal(rows, walked.Items.Select(item => item.Id).Distinct().Count());
        var last = walked.Items.GroupBy(item => item.Id).ToDictionary(group => group.Key, group => (Customer)group.Last().Record!);
        Assert.All(new[] { "1", "999", "1203" }, id => Assert.Equal("7", last[$"{tenant.ConnectionId}/{id}"].Phone));
        Assert.Equal(rows, (await Walk(project, RecordKind.Customers)).Items.Count);
    }

    [Fact]
    public async Task A_database_restored_elsewhere_is_read_whole()
    {
        await using var tenant = await fixture.NewTenantAsync();
        using var project = ConnectedProject.To(tenant);
        await project.Write(Customer("1"));
        Assert.Single((await Walk(project, RecordKind.Customers, "999999999999")).Items);
    }

    [Fact]
    public async Task With_several_shops_and_none_named_the_setting_is_asked_for()
    {
        await using var tenant = await fixture.NewTenantAsync();
        await using var other = await fixture.NewTenantAsync();
        using var client = new HttpClient();
        var system = ConnectedProject.Open(tenant.Gateway.Url, tenant.Supabase.SecretKey, client);
        var failure = await Assert.ThrowsAsync<SyncException>(() => system.Source(RecordKind.Customers)!.Read(new ReadScope(SyncMode.Full, null, RecordFilter.None), null, Cancellation));
        Assert.Equal((FailureCause.FixSettings, "supabase.which_shop"), (failure.Cause, failure.Code));
    }

    [Fact]
    public async Task What_a_shop_wrote_is_read_as_it_was_told()
    {
        await using var tenant = await fixture.NewTenantAsync();
        using var project = ConnectedProject.To(tenant);
        var customer = Customer("1") with { LastName = "Muster", Company = "M & Co", Shipping = new Address { Line1 = "1 Way", PostalCode = "8000" } };
        var product = Product("2", parent: "9") with { Sku = "S", RegularPrice = 20m, ManagesStock = true, StockQuantity = 2.5m, CreatedAt = Morning };
        await project.Write(customer);
        await project.Write(product);
        Assert.Equal(Content(customer), Content(Assert.Single((await Walk(project, RecordKind.Customers)).Items).Record!));
        Assert.Equal(Content(product with { ParentId = $"{tenant.ConnectionId}/9" }), Content(Assert.Single((await Walk(project, RecordKind.Products)).Items).Record!));
        Assert.Equal(2.5m, ((InventoryLevel)Assert.Single((await Walk(project, RecordKind.Inventory)).Items).Record!).Quantity);
    }

    [Fact]
    public async Task The_field_groups_it_names_are_those_its_rows_tell()
    {
        await using var tenant = await fixture.NewTenantAsync();
        using var project = ConnectedProject.To(tenant);
        await project.Write(Customer("1") with
        {
            FirstName = "Ann",
            LastName = "Lee",
            Company = "M & Co",
            Email = "ann@x.test",
            Phone = "1",
            Billing = new Address { Line1 = "1 Way" },
            Shipping = new Address { Line1 = "2 Way" },
        });
        await project.Write(Product("2") with { Sku = "S", Price = 20m, Description = "Round", ManagesStock = true, StockQuantity = 2m });
        foreach (var kind in (RecordKind[])[RecordKind.Customers, RecordKind.Products, RecordKind.Inventory])
        {
            var read = Assert.Single((await Walk(project, kind)).Items).Record!;
            Assert.Equal(FieldGroups.Of(kind).Where(group => group.Fields.All(field => field.Get(read) is not null)).Select(group => group.Name), project.System.Source(kind)!.FieldGroups);
        }
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static CommerceRecord Content(CommerceRecord record) => record with { Id = "", Raw = null };

    private static PlanContext Linked(LocalSupabaseTenant tenant, string id) =>
        new(tenant.ConnectionId, (_, _) => new TargetReference($"{tenant.ConnectionId}/{id}", null));

    private static async Task Edit(NpgsqlConnection connection, LocalSupabaseTenant tenant, string id)
    {
        await using var command = new NpgsqlCommand($"update customers set phone = 'slow' where connection_id = '{tenant.ConnectionId}' and source_id = '{id}'", connection);
        await command.ExecuteNonQueryAsync(Cancellation);
    }

    private static async Task<(IReadOnlyList<SourceItem> Items, string? Watermark)> Walk(
        ConnectedProject project, RecordKind kind, string? watermark = null, Func<int, Task>? between = null)
    {
        var scope = new ReadScope(watermark is null ? SyncMode.Full : SyncMode.Incremental, watermark, RecordFilter.None);
        var (items, pages, mark, cursor) = (new List<SourceItem>(), 0, (string?)null, (Cursor?)null);
        do
        {
            var page = await project.System.Source(kind)!.Read(scope, cursor, Cancellation);
            items.AddRange(page.Items);
            (mark, cursor, pages) = (page.Watermark, page.Next, pages + 1);
            if (between is not null) await between(pages);
        }
        while (cursor is not null);
        return (items, mark);
    }
}
