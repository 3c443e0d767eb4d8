using DurableTask.Core.Exceptions;
using EasySale.Sync.Engine.Stores.Rows;
using EasySale.Sync.Hosts.Tests.OneMachine.Sample;
using Grpc.Core;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace EasySale.Sync.Hosts.Tests.OneMachine;

public sealed class InstanceTests
{
    private readonly Ledger _ledger = new();
    private readonly MemoryRowStore _rows = new(new StorageMeter());

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_live_id_refuses_another_start_and_a_finished_one_is_replaced()
    {
        await using var host = await SampleHost.Start(_rows, _ledger);
        var options = new StartOrchestrationOptions("only-one");
        await host.Durable.ScheduleNewOrchestrationInstanceAsync("Listens", TimeSpan.Zero, options, Cancellation);
        await Assert.ThrowsAsync<OrchestrationAlreadyExistsException>(() =>
            host.Durable.ScheduleNewOrchestrationInstanceAsync("Chain", 1, options, Cancellation));
        await host.Durable.RaiseEventAsync("only-one", "word", "x", Cancellation);
        await host.End("only-one");
        await host.Durable.ScheduleNewOrchestrationInstanceAsync("Chain", 2, options, Cancellation);
        Assert.Equal(3, (await host.End("only-one")).ReadOutputAs<int>());
        await Assert.ThrowsAsync<OrchestrationAlreadyExistsException>(() => host.Durable.ScheduleNewOrchestrationInstanceAsync(
            "Chain", 2, options.WithDedupeStatuses(OrchestrationRuntimeStatus.Completed), Cancellation));
    }

    [Fact]
    public async Task Of_many_starts_of_one_id_at_once_one_wins()
    {
        await using var host = await SampleHost.Start(_rows, _ledger);
        var starts = Enumerable.Range(0, 20).Select(_ => host.Durable.ScheduleNewOrchestrationInstanceAsync(
            "Listens", TimeSpan.Zero, new StartOrchestrationOptions("race"), Cancellation)).ToList();
        var refused = 0;
        foreach (var start in starts)
            try
            {
                await start;
            }
            catch (OrchestrationAlreadyExistsException)
            {
                refused++;
            }

        Assert.Equal(19, refused);
    }

    [Fact]
    public async Task Terminating_ends_an_instance_with_the_output_given()
    {
        await using var host = await SampleHost.Start(_rows, _ledger);
        var id = await host.Durable.ScheduleNewOrchestrationInstanceAsync("Listens", TimeSpan.Zero, Cancellation);
        await host.Durable.TerminateInstanceAsync(id, new { Why = "enough" }, Cancellation);
        var end = await host.End(id);
        Assert.Equal((OrchestrationRuntimeStatus.Terminated, """{"Why":"enough"}"""), (end.RuntimeStatus, end.SerializedOutput));
    }

    [Fact]
    public async Task Events_for_unknown_or_finished_instances_are_refused()
    {
        await using var host = await SampleHost.Start(_rows, _ledger);
        var unknown = await Assert.ThrowsAsync<RpcException>(() => host.Durable.RaiseEventAsync("nobody", "word", "x", Cancellation));
        var finished = await host.Run("Chain", 1);
        var late = await Assert.ThrowsAsync<RpcException>(() => host.Durable.RaiseEventAsync(finished.InstanceId, "word", "x", Cancellation));
        Assert.Equal((StatusCode.NotFound, StatusCode.FailedPrecondition), (unknown.StatusCode, late.StatusCode));
    }

    [Fact]
    public async Task Instances_are_listed_by_prefix_and_state_in_pages()
    {
        await using var host = await SampleHost.Start(_rows, _ledger);
        foreach (var id in new[] { "a-1", "a-2", "a-3", "b-1" })
            await host.Durable.ScheduleNewOrchestrationInstanceAsync("Chain", 1, new StartOrchestrationOptions(id), Cancellation);
        foreach (var id in new[] { "a-1", "a-2", "a-3", "b-1" }) await host.End(id);
        await host.Durable.ScheduleNewOrchestrationInstanceAsync("Listens", TimeSpan.Zero, new StartOrchestrationOptions("a-4"), Cancellation);
        var query = new OrchestrationQuery(Statuses: [OrchestrationRuntimeStatus.Completed], InstanceIdPrefix: "a-", PageSize: 2);
        var pages = new List<string>();
        await foreach (var page in host.Durable.GetAllInstancesAsync(query).AsPages()) pages.Add(string.Join(" ", page.Values.Select(one => one.InstanceId)));
        Assert.Equal(["a-1 a-2", "a-3"], pages);
    }

    [Fact]
    public async Task Purged_instances_leave_nothing_behind()
    {
        await using var host = await SampleHost.Start(_rows, _ledger);
        var end = await host.Run("Everything", "x");
        Assert.Equal(1, (await host.Durable.PurgeInstanceAsync(end.InstanceId, Cancellation)).PurgedInstanceCount);
        Assert.Null(await host.Durable.GetInstanceAsync(end.InstanceId, Cancellation));
        Assert.Empty(await _rows.Query(Table.LocalDurable, PartitionKey.Directory("durable", "instance", end.InstanceId), RowRange.All, null, Cancellation).ToListAsync(Cancellation));
        var left = await host.Durable.PurgeAllInstancesAsync(new PurgeInstancesFilter(), Cancellation);
        Assert.Equal(1, left.PurgedInstanceCount);
    }

    [Fact]
    public async Task A_clean_stop_leaves_a_running_activity_to_the_next_host()
    {
        var first = await SampleHost.Start(_rows, _ledger);
        _ledger.Whim = "Patient";
        var id = await first.Durable.ScheduleNewOrchestrationInstanceAsync("Fickle", Cancellation);
        await _ledger.When("patient");
        await first.DisposeAsync();
        _ledger.Gate.SetResult();
        await using var second = await SampleHost.Start(_rows, _ledger);
        await second.Durable.RaiseEventAsync(id, "word", "on", Cancellation);
        Assert.Equal("on", (await second.End(id)).ReadOutputAs<string>());
        Assert.Equal((2, 1), (_ledger.Count("patient"), _ledger.Count("patient done")));
    }
}
