using System.Text.Json;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Operations.Logs;

namespace EasySale.Sync.Engine.Tests.Logs;

/// <summary>The log in a system of the tenant's.</summary>
public sealed class CopyLogsTests
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private readonly LogHouse _house = new();

    [Fact]
    public async Task A_runs_log_arrives_in_batches_and_tells_nothing_about_people()
    {
        await _house.Connect();
        var syncId = await _house.Ran(4, 2);

        await _house.Copy();

        Assert.Equal([3, 1, 2], _house.Keeper.Calls);
        Assert.Equal([(syncId, 0, 0L, 0), (syncId, 0, 0L, 1), (syncId, 0, 0L, 2), (syncId, 0, 0L, 3), (syncId, 0, 1L, 0), (syncId, 0, 1L, 1)], _house.Keeper.Kept.Keys.Order());
        var text = JsonSerializer.Serialize(_house.Keeper.Kept.Values);
        foreach (var person in new[] { "Ann", "ann@", "example.com" }) Assert.DoesNotContain(person, text, StringComparison.Ordinal);
        var failed = _house.Keeper.Kept[(syncId, 0, 0, 1)];
        Assert.Equal((LineLevel.Error, "failed", "books.name", "shop-1", "books-1", "orders"), (failed.Level, failed.Result, failed.Code, failed.Source, failed.Target, failed.Entity));
        Assert.True(await _house.IsDone());
    }

    [Theory]
    [InlineData(false, true)]
    [InlineData(true, false)]
    public async Task Who_does_not_want_it_gets_nothing_and_a_run_costs_one_look(bool keeps, bool enabled)
    {
        await _house.Connect(keeps, enabled);
        var run = await _house.Run(await _house.Ran(1));
        var before = _house.Meter.Transactions;

        await _house.Over(run);

        Assert.Equal(1, _house.Meter.Transactions - before);
        await _house.Copy();
        Assert.Empty(_house.Keeper.Calls);
    }

    [Fact]
    public async Task What_failed_is_told_once_and_caught_up_from_where_it_was_without_a_line_twice()
    {
        await _house.Connect();
        _house.Keeper.FailsFrom = 1;
        var first = await _house.Ran(2, 5);
        await _house.Copy();
        var second = await _house.Ran(1);
        for (var minute = 0; minute < 20; minute++) await _house.CopyAfter(Minute);

        Assert.Equal(["The log is not copied to keeper-1 (keeper.schema_missing)"], await _house.Told());
        Assert.Equal(2, _house.Keeper.Kept.Count);

        _house.Keeper.FailsFrom = null;
        await _house.CopyAfter(TimeSpan.FromHours(6));

        Assert.Equal([2, 3, 2, 1], _house.Keeper.Calls);
        Assert.Equal((7, 1), (_house.Keeper.Kept.Keys.Count(key => key.Run == first), _house.Keeper.Kept.Keys.Count(key => key.Run == second)));
        Assert.True(await _house.IsDone());
    }

    [Fact]
    public async Task A_process_that_dies_in_the_middle_or_a_run_that_is_ended_twice_leaves_each_line_once()
    {
        await _house.Connect();
        var syncId = await _house.Ran(4, 4);
        var calls = 0;
        _house.Keeper.OnWrite = () => { if (calls++ == 2) throw new InvalidOperationException("The process died."); };
        await _house.Copy();
        Assert.Equal(4, _house.Keeper.Kept.Count);

        await _house.CopyAfter(Minute);
        await _house.Over(await _house.Run(syncId));
        await _house.Copy();

        Assert.Equal(8, _house.Keeper.Kept.Count);
        Assert.True(_house.Keeper.Calls.Sum() > 8);
        Assert.True(await _house.IsDone());
    }

    [Fact]
    public async Task A_long_log_goes_on_at_the_next_turn()
    {
        await _house.Connect();
        _house.Keeper.OnWrite = () => _house.Time.Advance(LogDefaults.Turn);
        await _house.Ran(3, 3, 3);

        await _house.Copy();
        Assert.Equal(2, _house.Keeper.Calls.Count);
        await _house.Copy();
        Assert.Equal(3, _house.Keeper.Calls.Count);
        Assert.True(await _house.IsDone());
    }

    [Fact]
    public async Task After_a_week_it_is_given_up_and_that_is_told()
    {
        await _house.Connect();
        _house.Keeper.FailsFrom = 0;
        var syncId = await _house.Ran(1);
        for (var hours = 0; hours < 8 * 24; hours += 3) await _house.CopyAfter(TimeSpan.FromHours(3));

        Assert.Contains((await _house.Told()), title => title.StartsWith($"The log of run {syncId} and of those before it is missing", StringComparison.Ordinal));
        Assert.True(await _house.IsDone());
    }

    [Fact]
    public async Task Old_lines_are_removed_once_a_day()
    {
        await _house.Connect();
        for (var hour = 0; hour < 26; hour++)
        {
            await _house.Ran(1);
            await _house.CopyAfter(TimeSpan.FromHours(1));
        }

        Assert.Equal(2, _house.Keeper.Trims.Count);
        Assert.All(_house.Keeper.Trims, before => Assert.InRange((_house.Time.GetUtcNow() - before).TotalDays, 90, 92));
    }

    [Fact]
    public async Task A_system_that_takes_nothing_does_not_keep_others_from_their_logs_however_much_waits_for_it()
    {
        await _house.Connect();
        _house.Keeper.FailsFrom = 0;
        for (var run = 0; run <= CopyLogs.Most; run++) await _house.Ran(1);
        _house.Keeper.OnWrite = () => _house.Keeper.FailsFrom = _house.Keeper.Of == "keeper-2" ? null : 0;
        await _house.Connect(id: "keeper-2");
        var last = await _house.Ran(1);

        await _house.Copy();

        Assert.Equal([last], _house.Keeper.Kept.Keys.Select(key => key.Run));
    }

    [Fact]
    public async Task Where_old_lines_cannot_be_removed_the_new_ones_arrive_and_only_that_is_told()
    {
        await _house.Connect();
        _house.Keeper.FailsToTrim = true;
        await _house.Ran(1);
        await _house.Copy();
        Assert.True(await _house.IsDone());
        await _house.Ran(1);
        await _house.CopyAfter(TimeSpan.FromHours(1));

        Assert.Equal((2, 1), (_house.Keeper.Kept.Count, _house.Keeper.Trims.Count));
        Assert.Equal(["Old lines of the log stay in keeper-1 (keeper.busy)"], await _house.Told());
        Assert.True(await _house.IsDone());
    }
}
