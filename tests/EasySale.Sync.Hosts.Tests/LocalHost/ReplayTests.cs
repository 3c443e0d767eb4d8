using EasySale.Sync.Hosts.Tests.OneMachine.Sample;
using Microsoft.DurableTask.Client;

namespace EasySale.Sync.Hosts.Tests.OneMachine;

public sealed class ReplayTests
{
    private readonly Ledger _ledger = new();

    [Fact]
    public async Task Code_is_replayed_after_every_await_and_activities_run_once()
    {
        await using var host = await SampleHost.Start(ledger: _ledger);
        var end = await host.Run("Chain", 3);
        Assert.Equal(6, end.ReadOutputAs<int>());
        Assert.Equal(["add 0+1", "add 1+2", "add 3+3"], _ledger.Entries.Where(entry => entry.StartsWith("add", StringComparison.Ordinal)));
        Assert.Equal(4, _ledger.Count("chain runs"));
    }

    [Fact]
    public async Task Branches_children_own_events_and_new_generations_work_together()
    {
        await using var host = await SampleHost.Start(ledger: _ledger);
        var end = await host.Run("Everything", "first");
        Assert.Equal("done 37", end.ReadOutputAs<string>());
        Assert.Equal("""{"Total":37}""", end.SerializedCustomStatus);
        Assert.Equal("\"again\"", end.SerializedInput);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Awaiting_what_is_not_from_the_context_fails_the_instance(bool besidesAnActivity)
    {
        await using var host = await SampleHost.Start(ledger: _ledger);
        var id = await host.Durable.ScheduleNewOrchestrationInstanceAsync("AwaitsForeign", besidesAnActivity, TestContext.Current.CancellationToken);
        await host.Durable.WaitForInstanceStartAsync(id, TestContext.Current.CancellationToken);
        _ledger.Gate.SetResult();
        var end = await host.End(id);
        Assert.Equal(OrchestrationRuntimeStatus.Failed, end.RuntimeStatus);
        Assert.StartsWith("System.InvalidOperationException: An invalid asynchronous invocation was detected", end.SerializedOutput);
    }

    [Theory]
    [InlineData("Add", "Flaky", "history says that it called activity 'Add' (#0), but its code now called activity 'Flaky' (#0)")]
    [InlineData("Add", "nothing", "history says that it called activity 'Add' (#0), but its code now asked for nothing more in this turn")]
    [InlineData("nothing", "Add", "history says that it asked for nothing more in this turn, but its code now called activity 'Add' (#0)")]
    public async Task Code_that_asks_for_something_else_than_history_says_fails(string before, string after, string words)
    {
        _ledger.Whim = before;
        await using var host = await SampleHost.Start(ledger: _ledger);
        var id = await host.Durable.ScheduleNewOrchestrationInstanceAsync("Fickle", TestContext.Current.CancellationToken);
        await _ledger.When("fickle waits");
        _ledger.Whim = after;
        await host.Durable.RaiseEventAsync(id, "word", "go", TestContext.Current.CancellationToken);
        Assert.Contains(words, (await host.End(id)).SerializedOutput);
    }

    [Fact]
    public async Task Input_is_bound_only_where_its_type_is_exactly_the_declared_one()
    {
        await using var host = await SampleHost.Start();
        var end = await host.Run("TakesInterface", new List<string> { "one", "two" });
        Assert.Equal("null 2", end.ReadOutputAs<string>());
    }

    [Fact]
    public async Task New_guids_are_the_same_on_every_replay_and_differ_from_each_other()
    {
        await using var host = await SampleHost.Start(ledger: _ledger);
        var guids = (await host.Run("Guids")).ReadOutputAs<Guid[]>()!;
        Assert.NotEqual(guids[0], guids[1]);
        Assert.All(guids, guid => Assert.Equal(2, _ledger.Count(guid.ToString())));
    }

    [Theory]
    [InlineData("CallsUnknown", "No activity named 'Nobody' was found.")]
    [InlineData("Nothing", "No orchestrator named 'Nothing' was found.")]
    public async Task A_function_that_does_not_exist_fails_the_instance(string orchestrator, string words)
    {
        await using var host = await SampleHost.Start();
        var end = await host.Run(orchestrator);
        Assert.Equal(OrchestrationRuntimeStatus.Failed, end.RuntimeStatus);
        Assert.Contains(words, end.SerializedOutput);
        Assert.Null(end.FailureDetails);
    }
}
