using EasySale.Sync.Engine.Stores.Rows;
using EasySale.Sync.Hosts.Tests.OneMachine.Sample;
using EasySale.Sync.Local.Hosting;
using Microsoft.DurableTask;

namespace EasySale.Sync.Hosts.Tests.OneMachine;

/// <summary>A host that dies between any two writes, or with a write's answer lost, is continued by the next to the same end.</summary>
public sealed class CrashTests
{
    private static readonly string[] Effects = ["add 1+1", "add 2+10", "add 2+20", "add 0+1", "add 1+2", "add 50+50"];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Whenever_the_host_dies_the_next_one_comes_to_the_same_end(bool appliesTheLast)
    {
        var crashes = 0;
        while (await DiesAfter(crashes, appliesTheLast)) crashes++;
        Assert.InRange(crashes, 15, 60);
    }

    private static async Task<bool> DiesAfter(int writes, bool appliesTheLast)
    {
        var (store, ledger) = (new MemoryRowStore(new StorageMeter()), new Ledger());
        var rows = new CrashingRows(store, writes, appliesTheLast);
        var first = await SampleHost.Start(rows, ledger);
        var undisturbed = FinishAndStop(first);
        if (await Task.WhenAny(undisturbed, rows.Crashed) == undisturbed)
        {
            Check(await undisturbed, ledger, writes);
            Assert.All(Effects, effect => Assert.Equal(1, ledger.Count(effect)));
            return false;
        }

        await first.KillAsync();
        await using var second = await SampleHost.Start(store, ledger);
        Check(await Finish(second), ledger, writes);
        return true;
    }

    // The end of an orchestration is followed by a few writes more: only after the stop has there been no crash.
    private static async Task<string?> FinishAndStop(LocalHost host)
    {
        var output = await Finish(host);
        await host.DisposeAsync();
        return output;
    }

    private static async Task<string?> Finish(LocalHost host)
    {
        if (await host.Durable.GetInstanceAsync("it", Cancellation) is null)
            await host.Durable.ScheduleNewOrchestrationInstanceAsync("Everything", "first", new StartOrchestrationOptions("it"), Cancellation);
        return (await host.End("it")).ReadOutputAs<string>();
    }

    private static void Check(string? output, Ledger ledger, int writes)
    {
        Assert.True(output == "done 37", $"After {writes} writes the result is {output}.");
        Assert.All(Effects, effect => Assert.True(ledger.Count(effect) is 1 or 2, $"After {writes} writes: {effect} happened {ledger.Count(effect)} times."));
    }
}
