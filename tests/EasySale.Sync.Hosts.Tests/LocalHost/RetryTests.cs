using EasySale.Sync.Hosts.Tests.OneMachine.Sample;
using EasySale.Sync.Simulators.Time;

namespace EasySale.Sync.Hosts.Tests.OneMachine;

public sealed class RetryTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly Ledger _ledger = new();
    private readonly FakeTimeProvider _time = new(Start);

    [Fact]
    public async Task A_failing_activity_is_tried_again_after_growing_waits()
    {
        _ledger.Failures = 2;
        await using var host = await SampleHost.Start(ledger: _ledger, time: _time);
        var run = host.Run("Retries", 3);
        await _time.TimerSet(Start.AddSeconds(10));
        Assert.Equal(1, _ledger.Count("flaky"));
        _time.Advance(TimeSpan.FromSeconds(10));
        await _time.TimerSet(Start.AddSeconds(30));
        Assert.Equal(2, _ledger.Count("flaky"));
        _time.Advance(TimeSpan.FromSeconds(20));
        Assert.Equal("good", (await run).ReadOutputAs<string>());
    }

    [Fact]
    public async Task The_last_failure_reaches_the_code_with_its_details()
    {
        _ledger.Failures = 9;
        await using var host = await SampleHost.Start(ledger: _ledger);
        var end = await host.Run("Retries", 1);
        Assert.Equal("Flaky: not now / beneath", end.ReadOutputAs<string>());
        Assert.Equal(1, _ledger.Count("flaky"));
    }

    [Theory]
    [InlineData(1, "\"good\"")]
    [InlineData(2, "Microsoft.DurableTask.TaskFailedException: Task 'Flaky' (#1) failed with an unhandled exception: not now")]
    public async Task A_handler_decides_whether_to_try_again(int failures, string output)
    {
        _ledger.Failures = failures;
        await using var host = await SampleHost.Start(ledger: _ledger);
        Assert.Equal(output, (await host.Run("AsksBeforeRetry")).SerializedOutput);
    }
}
