using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Hosts.Tests.Storage;

namespace EasySale.Sync.Hosts.Tests.Schedules;

/// <summary>Hosts that look for due schedules at the same moments, over the same tables and with clocks some seconds apart.</summary>
public sealed class TwoHostsTests(AzuriteFixture azurite)
{
    private const int Minutes = 20;
    private static readonly DateTimeOffset Start = new(2026, 11, 21, 8, 0, 1, TimeSpan.Zero);
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan ClocksApart = TimeSpan.FromSeconds(7);
    private static readonly int[] Steps = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];

    [Fact]
    public async Task Each_due_occurrence_starts_once()
    {
        var tables = AzuriteFixture.NewTablePrefix();
        using var one = new ScheduleHost(azurite, tables, Start);
        using var two = new ScheduleHost(azurite, tables, Start + ClocksApart);
        foreach (var step in Steps) await one.Furnish(Tenant(step), $"*/{step} * * * *");
        for (var minute = 0; minute < Minutes; minute++)
        {
            one.Advance(Minute);
            two.Advance(Minute);
            var started = await Task.WhenAll(Task.Run(one.Tick), Task.Run(two.Tick));
            foreach (var run in started.SelectMany(runs => runs)) await one.Finish(run);
        }

        foreach (var step in Steps)
        {
            var due = Enumerable.Range(1, Minutes).Where(minute => minute % step == 0);
            Assert.Equal(due, (await one.Runs(Tenant(step))).Select(run => (int)(run.CreatedAt - Start).TotalMinutes).Order());
            Assert.Null(await one.Problem(Tenant(step)));
        }
    }

    private static TenantId Tenant(int step) => new($"every-{step}");
}
