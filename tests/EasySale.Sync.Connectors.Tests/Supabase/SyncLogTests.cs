using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;

namespace EasySale.Sync.Connectors.Tests.Supabase;

/// <summary>The operation log in a project's own table.</summary>
public sealed class SyncLogTests(LocalSupabaseFixture fixture)
{
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 8, 0, 0, TimeSpan.Zero);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Lines_are_there_once_however_often_they_are_written_and_old_ones_go()
    {
        await using var tenant = await fixture.NewTenantAsync();
        using var project = ConnectedProject.To(tenant, logs: true);
        var run = $"run-{tenant.ConnectionId}";
        var logs = project.System.Logs!;

        await logs.Write([Line(run, 0), Line(run, 1)], Cancellation);
        await logs.Write([Line(run, 1) with { Result = "other" }, Line(run, 2) with { At = Now.AddDays(-100) }], Cancellation);

        Assert.Equal(["failed", "failed", "failed"], await tenant.QueryAsync($"select event from sync_logs where run_id = '{run}' order by line"));
        Assert.Equal(
            ["error shop-77 orders 1042 books-1 2026-11-21T08:00:00Z"],
            await tenant.QueryAsync($"""
                select level || ' ' || connection_id || ' ' || entity || ' ' || source_id || ' ' || target || ' ' || to_char(at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')
                from sync_logs where run_id = '{run}' and step = 1 and part = 2 and line = 0
                """));
        Assert.Equal(
            ["create|abc-0|books.name"],
            await tenant.QueryAsync($"select details ->> 'operation' || '|' || (details ->> 'requestId') || '|' || (details ->> 'code') from sync_logs where run_id = '{run}' and line = 0"));

        await logs.Trim(Now.AddDays(-90), Cancellation);
        Assert.Equal(["0", "1"], await tenant.QueryAsync($"select line from sync_logs where run_id = '{run}' order by line"));
    }

    [Fact]
    public async Task Only_who_asks_for_it_gets_it_and_the_test_tries_it()
    {
        await using var tenant = await fixture.NewTenantAsync();
        using var project = ConnectedProject.To(tenant);
        using var keeping = ConnectedProject.To(tenant, logs: true);

        Assert.Null(project.System.Logs);
        var check = Assert.Single((await keeping.System.Probe(Cancellation)).Checks, check => check.Capability == "write sync_logs");
        Assert.True(check.Ok, check.Message);
    }

    internal static LogLine Line(string run, int line) => new()
    {
        Run = run,
        Step = 1,
        Part = 2,
        Line = line,
        At = Now,
        Level = LineLevel.Error,
        Source = "shop-77",
        Target = "books-1",
        Entity = RecordKind.Orders.Name(),
        SourceId = "1042",
        Result = "failed",
        Operation = OperationAction.Create,
        RequestId = $"abc-{line}",
        Code = "books.name",
    };
}
