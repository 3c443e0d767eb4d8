using EasySale.Sync.Connectors.Tests.Supabase;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Failures;
using EasySale.Sync.Engine.Stores.Runs;
using Npgsql;

namespace EasySale.Sync.Connectors.Tests.Faults;

/// <summary>A database that is too slow for what it is sent, or locked in a deadlock.</summary>
public sealed class DatabaseRefusalTests(LocalSupabaseFixture fixture)
{
    [Fact]
    public async Task A_batch_that_takes_too_long_is_halved_at_once_and_not_repeated()
    {
        await using var house = await House.Start(DatabaseTarget.Of(fixture));
        house.Database.Faults.Inject(DatabaseFaults.Sql("57014", "canceling statement due to statement timeout"), matching: DatabaseFaults.IsOrders);
        var run = await house.Sync();

        Assert.True(run.Run.Status == RunStatus.Completed, run.ToString());
        Assert.Equal(3, Sent(house));
    }

    [Fact]
    public async Task A_row_that_is_too_slow_where_others_pass_is_shown_and_holds_nobody_up()
    {
        var whole = await Undisturbed.Of(DatabaseTarget.Of(fixture));
        await using var house = await House.Start(DatabaseTarget.Of(fixture));
        // Twelve rows, six, three, and the first of them alone.
        house.Database.Faults.Inject(DatabaseFaults.Sql("57014", "canceling statement due to statement timeout"), times: 4, matching: DatabaseFaults.IsOrders);
        var run = await house.Sync();

        Assert.True(run.Run.Status == RunStatus.Partial, run.ToString());
        Assert.Equal((FailureCause.TryAgain, "supabase.too_slow"), Assert.Single((await house.Failures()).Select(failure => (failure.Cause, failure.Code))));
        Assert.Equal($"{house.OrderIds.Count - 1}", Assert.Single(await house.Database.Tenant.QueryAsync($"select count(*) from orders where connection_id = '{house.Database.SourceId}'")));

        await house.Sync();
        await Trial.AssertWhole(house, whole);
    }

    [Fact]
    public async Task A_deadlock_with_another_transaction_is_got_over()
    {
        await using var house = await House.Start(DatabaseTarget.Of(fixture));
        await house.Sync();
        foreach (var order in house.OrderIds) house.Note(order, "Ring twice");
        var keys = house.OrderIds.Select(id => $"{id}").Order(StringComparer.Ordinal).ToList();
        await using var other = new NpgsqlConnection(house.Database.Tenant.Supabase.ConnectionString);
        await other.OpenAsync(TestContext.Current.CancellationToken);
        await using var transaction = await other.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await Lock(house, transaction, keys[^1]);
        var running = house.Sync(SyncMode.Incremental);
        await Blocked(house, other.ProcessID, running);
        // Whichever of the two the database gives up: the other one goes on.
        await Record.ExceptionAsync(() => Lock(house, transaction, keys[0]));
        await transaction.RollbackAsync(TestContext.Current.CancellationToken);
        var run = await running;

        Assert.True(run.Run.Status == RunStatus.Completed, run.ToString());
        Assert.Equal($"{house.OrderIds.Count}", Assert.Single(await house.Database.Tenant.QueryAsync(
            $"select count(*) from orders where connection_id = '{house.Database.SourceId}' and raw->>'customer_note' = 'Ring twice'")));
        Assert.Empty(await house.OpenIntents());
    }

    private static int Sent(House house) => house.Database.Tenant.Gateway.Calls.Count(DatabaseFaults.IsOrders);

    private static async Task Lock(House house, NpgsqlTransaction transaction, string id)
    {
        await using var command = new NpgsqlCommand(
            $"select 1 from orders where connection_id = '{house.Database.SourceId}' and source_id = '{id}' for update", transaction.Connection, transaction);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    private static async Task Blocked(House house, int by, Task<EndedRun> running)
    {
        while (!running.IsCompleted)
            if (await house.Database.Tenant.QueryAsync($"select count(*) from pg_stat_activity where {by} = any(pg_blocking_pids(pid))") is not ["0"]) return;
    }
}
