using EasySale.Sync.Hosts.Tests.OneMachine.Sample;
using EasySale.Sync.Simulators.Time;

namespace EasySale.Sync.Hosts.Tests.OneMachine;

public sealed class TimerFunctionTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 1, 12, 2, 0, TimeSpan.Zero);

    private readonly Ledger _ledger = new();
    private readonly FakeTimeProvider _time = new(Start);

    [Fact]
    public async Task Timers_fire_when_due_and_at_the_start_only_if_they_say_so()
    {
        await using var host = await SampleHost.Start(ledger: _ledger, time: _time);
        await _time.TimerSet(Start.AddMinutes(3));
        Assert.Equal(["at start"], _ledger.Entries);
        _time.Advance(TimeSpan.FromMinutes(3));
        await _time.TimerSet(Start.AddMinutes(8));
        Assert.Equal(1, _ledger.Count("five False local"));
        Assert.Equal(0, _ledger.Count("configured"));
    }

    [Fact]
    public async Task A_setting_gives_a_schedule_of_five_fields()
    {
        await using var host = await SampleHost.Start(ledger: _ledger, time: _time);
        await _time.TimerSet(new DateTimeOffset(2026, 11, 2, 2, 30, 0, TimeSpan.Zero));
        _ledger.Gate.SetResult();
        _time.Advance(TimeSpan.FromHours(15));
        await _ledger.When("configured");
    }

    [Fact]
    public async Task A_timer_never_runs_beside_itself_and_what_came_due_meanwhile_is_past_due()
    {
        await using var host = await SampleHost.Start(ledger: _ledger, time: _time);
        await _time.TimerSet(Start.AddHours(1));
        _time.Advance(TimeSpan.FromHours(1));
        await _ledger.When("slow False");
        _time.Advance(TimeSpan.FromHours(3));
        Assert.Equal(0, _ledger.Count("slow True"));
        _ledger.Gate.SetResult();
        await _ledger.When("slow True");
        await _time.TimerSet(Start.AddHours(5));
        Assert.Equal((1, 1), (_ledger.Count("slow False"), _ledger.Count("slow True")));
    }
}
