using EasySale.Sync.Engine.Stores.Rows;
using EasySale.Sync.Hosts.Tests.OneMachine.Sample;
using EasySale.Sync.Simulators.Time;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace EasySale.Sync.Hosts.Tests.OneMachine;

public sealed class WaitingTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly Ledger _ledger = new();
    private readonly FakeTimeProvider _time = new(Start);
    private readonly MemoryRowStore _rows = new(new StorageMeter());

    [Fact]
    public async Task A_timer_outlives_its_host_and_fires_at_its_stored_time()
    {
        var first = await SampleHost.Start(_rows, _ledger, _time);
        var id = await first.Durable.ScheduleNewOrchestrationInstanceAsync("Sleeps", TimeSpan.FromHours(100), TestContext.Current.CancellationToken);
        await _time.TimerSet(Start.AddHours(100));
        await first.DisposeAsync();
        _time.Advance(TimeSpan.FromHours(60));
        await using var second = await SampleHost.Start(_rows, _ledger, _time);
        await _time.TimerSet(Start.AddHours(100));
        _time.Advance(TimeSpan.FromHours(40));
        Assert.Equal(Start.AddHours(100).UtcDateTime, (await second.End(id)).ReadOutputAs<DateTime>());
    }

    [Fact]
    public async Task An_event_is_heard_whatever_the_case_of_its_name()
    {
        await using var host = await SampleHost.Start(_rows, _ledger, _time);
        var id = await host.Durable.ScheduleNewOrchestrationInstanceAsync("Listens", TimeSpan.FromMinutes(5), TestContext.Current.CancellationToken);
        await _time.TimerSet(Start.AddMinutes(5));
        await host.Durable.RaiseEventAsync(id, "WORD", "hello", TestContext.Current.CancellationToken);
        Assert.Equal("heard hello", (await host.End(id)).ReadOutputAs<string>());
    }

    [Fact]
    public async Task An_event_that_does_not_come_in_time_cancels_the_wait()
    {
        await using var host = await SampleHost.Start(_rows, _ledger, _time);
        var id = await host.Durable.ScheduleNewOrchestrationInstanceAsync("Listens", TimeSpan.FromMinutes(5), TestContext.Current.CancellationToken);
        await _time.TimerSet(Start.AddMinutes(5));
        _time.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal("nothing heard", (await host.End(id)).ReadOutputAs<string>());
    }

    [Fact]
    public async Task An_event_before_the_start_is_kept_until_someone_waits_for_it()
    {
        await using var host = await SampleHost.Start(_rows, _ledger, _time);
        var options = new StartOrchestrationOptions("early", Start.AddHours(1));
        await host.Durable.ScheduleNewOrchestrationInstanceAsync("Listens", TimeSpan.Zero, options, TestContext.Current.CancellationToken);
        await host.Durable.RaiseEventAsync("early", "word", "soon", TestContext.Current.CancellationToken);
        var before = await host.Durable.GetInstanceAsync("early", TestContext.Current.CancellationToken);
        Assert.Equal(OrchestrationRuntimeStatus.Pending, before!.RuntimeStatus);
        Assert.Equal(0, _ledger.Count("listens runs"));
        _time.Advance(TimeSpan.FromHours(1));
        Assert.Equal("heard soon", (await host.End("early")).ReadOutputAs<string>());
    }

    [Fact]
    public async Task What_comes_while_suspended_is_dealt_with_on_resume_even_after_a_restart()
    {
        var first = await SampleHost.Start(_rows, _ledger, _time);
        var id = await first.Durable.ScheduleNewOrchestrationInstanceAsync("Listens", TimeSpan.Zero, TestContext.Current.CancellationToken);
        await first.Durable.WaitForInstanceStartAsync(id, TestContext.Current.CancellationToken);
        await first.Durable.SuspendInstanceAsync(id, cancellation: TestContext.Current.CancellationToken);
        await first.Durable.RaiseEventAsync(id, "word", "late", TestContext.Current.CancellationToken);
        await first.DisposeAsync();
        await using var second = await SampleHost.Start(_rows, _ledger, _time);
        Assert.Equal(1, _ledger.Count("listens runs"));
        Assert.Equal(OrchestrationRuntimeStatus.Suspended, (await second.Durable.GetInstanceAsync(id, TestContext.Current.CancellationToken))!.RuntimeStatus);
        await second.Durable.ResumeInstanceAsync(id, cancellation: TestContext.Current.CancellationToken);
        Assert.Equal("heard late", (await second.End(id)).ReadOutputAs<string>());
    }
}
