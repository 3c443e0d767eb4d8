using EasySale.Sync.Engine.Stores.Rows;
using EasySale.Sync.Hosts.Tests.OneMachine.Sample;
using EasySale.Sync.Simulators.Time;

namespace EasySale.Sync.Hosts.Tests.OneMachine;

public sealed class UnsteadyStorageTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 1, 12, 0, 30, TimeSpan.Zero);

    public static TheoryData<int, bool> Writes()
    {
        var data = new TheoryData<int, bool>();
        for (var write = 1; write <= 5; write++)
        {
            data.Add(write, false);
            data.Add(write, true);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Writes))]
    public async Task A_write_that_got_no_answer_is_made_again_and_counts_once(int failing, bool appliesIt)
    {
        var (ledger, time) = (new Ledger(), new FakeTimeProvider(Start));
        var rows = new UnsteadyRows(new MemoryRowStore(new StorageMeter()), failing, appliesIt);
        await using var host = await SampleHost.Start(rows, ledger, time);
        var run = host.Run("Chain", 2);
        await time.TimerSet(Start.AddSeconds(2));
        time.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(3, (await run).ReadOutputAs<int>());
        Assert.Equal((1, 1), (ledger.Count("add 0+1"), ledger.Count("add 1+2")));
    }
}
