using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;
using static EasySale.Sync.Connectors.Tests.Supabase.SampleRecords;

namespace EasySale.Sync.Connectors.Tests.Supabase;

/// <summary>Rows of records that are gone are marked, deleted or kept, as the connection says.</summary>
public sealed class GoneRowsTests(LocalSupabaseFixture fixture)
{
    [Fact]
    public async Task Are_marked_unless_the_connection_says_otherwise()
    {
        await using var tenant = await fixture.NewTenantAsync();
        using var project = ConnectedProject.To(tenant);
        foreach (CommerceRecord record in new CommerceRecord[] { Customer("1"), Product("1"), Full("1"), Refund("1") })
        {
            await project.Write(record);
            var answer = Assert.Single(await Write(project, Planned(project, record.Key, tenant)));
            Assert.Equal((null, $"{tenant.ConnectionId}/1"), (answer.Failure, answer.TargetId));
            Assert.Equal(["true"], await Marks(tenant, record.Kind));
            await project.Write(record);
            Assert.Equal(["false"], await Marks(tenant, record.Kind));
        }

        Assert.NotEqual(["0"], await tenant.QueryAsync($"select count(*) from order_lines where connection_id = '{tenant.ConnectionId}'"));
    }

    [Fact]
    public async Task Are_deleted_with_their_lines_where_it_says_so_and_once_is_enough()
    {
        await using var tenant = await fixture.NewTenantAsync();
        using var project = ConnectedProject.To(tenant, deleted: "delete");
        await project.Write(Full("1"), Full("2"));
        var deletion = Planned(project, new RecordKey(RecordKind.Orders, "1"), tenant);
        Assert.Equal(OperationAction.Delete, deletion.Action);
        await Write(project, deletion);
        await Write(project, deletion);
        Assert.Equal(["2"], await tenant.QueryAsync($"select source_id from orders where connection_id = '{tenant.ConnectionId}'"));
        Assert.Equal(["2"], await tenant.QueryAsync($"select distinct order_source_id from order_lines where connection_id = '{tenant.ConnectionId}'"));
    }

    [Fact]
    public async Task Are_kept_where_it_says_so()
    {
        await using var tenant = await fixture.NewTenantAsync();
        using var project = ConnectedProject.To(tenant, deleted: "keep");
        Assert.NotNull(Plan(project, new RecordKey(RecordKind.Orders, "1"), tenant).SkipReason);
    }

    [Fact]
    public async Task Go_together_with_rows_that_are_written()
    {
        await using var tenant = await fixture.NewTenantAsync();
        using var project = ConnectedProject.To(tenant);
        await project.Write(Customer("1"), Customer("3") with { Id = "a\",b" });
        var answers = await Write(
            project,
            Planned(project, new RecordKey(RecordKind.Customers, "1"), tenant),
            project.Planned(Customer("2")),
            Planned(project, new RecordKey(RecordKind.Customers, "a\",b"), tenant));
        Assert.All(answers, answer => Assert.Null(answer.Failure));
        Assert.Equal(
            ["1 true", "2 false", "a\",b true"],
            await tenant.QueryAsync($"select source_id || ' ' || is_deleted from customers where connection_id = '{tenant.ConnectionId}' order by source_id"));
    }

    private static Task<IReadOnlyList<WriteAnswer>> Write(ConnectedProject project, params IReadOnlyList<Operation> operations) =>
        project.Target(operations[0].Record.Kind).Write(operations, TestContext.Current.CancellationToken);

    private static Operation Planned(ConnectedProject project, RecordKey record, LocalSupabaseTenant tenant)
    {
        var draft = Assert.Single(Plan(project, record, tenant).Drafts);
        return new Operation(record, draft.Purpose, draft.Action, draft.Entity, draft.Body) { RequestId = record.Id, TargetId = draft.TargetId };
    }

    private static RecordPlan Plan(ConnectedProject project, RecordKey record, LocalSupabaseTenant tenant) => project.Target(record.Kind).PlanGone(
        record, new PlanContext(tenant.ConnectionId, (_, _) => new TargetReference($"{tenant.ConnectionId}/{record.Id}", null)));

    private static Task<IReadOnlyList<string?>> Marks(LocalSupabaseTenant tenant, RecordKind kind) =>
        tenant.QueryAsync($"select is_deleted::text from {kind.Name()} where connection_id = '{tenant.ConnectionId}'");
}
