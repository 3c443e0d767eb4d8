using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Failures;
using EasySale.Sync.Engine.Runs;
using EasySale.Sync.Engine.Stores.Runs;

namespace EasySale.Sync.Engine.Tests.Runs;

public sealed class TryAgainTests
{
    private readonly SyncHouse _house = new();
    private int _faults;

    public TryAgainTests()
    {
        for (var id = 1; id <= 5; id++) _house.Shop.Order(id);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_lost_answer_waits_and_is_settled_with_the_same_request_and_the_same_body(bool afterItWasTaken)
    {
        Interrupt(afterItWasTaken, times: 1);
        var process = _house.NewProcess();
        var syncId = await _house.Ask();
        await process.Begin(syncId);
        var first = await process.Slice(syncId);
        _house.Shop.Order(1, total: 999);
        await process.Finish(syncId);

        Assert.Equal((SliceState.Wait, 7), (first.State, first.WaitSeconds));
        var creation = _house.Ledger.Sent.Where(sent => sent.Record.Id == "1").Take(afterItWasTaken ? 2 : 1).ToList();
        Assert.Single(creation.Select(sent => (sent.RequestId, Convert.ToBase64String(sent.Body.Span))).Distinct());
        Assert.Equal((999, 2), (_house.Ledger.Entry(RecordKind.Orders, 1).Amount, _house.Ledger.Entry(RecordKind.Orders, 1).Version));
        Assert.Equal(5, _house.Ledger.Entries.Count);
        Assert.Empty(await _house.OpenIntents());
        Assert.Equal(new RunCounts { Read = 5, Written = 5 }, (await _house.Report(syncId)).Counts);
    }

    [Fact]
    public async Task A_run_gives_up_after_many_waits_without_progress_and_the_next_run_settles_what_is_open()
    {
        Interrupt(afterItWasTaken: true, times: int.MaxValue);
        var given = await _house.Sync();
        Interrupt(afterItWasTaken: true, times: 0);
        var next = await _house.Sync();

        Assert.Equal((RunStatus.Failed, "ledger.down"), (given.Run.Status, given.Run.Error?.Code));
        Assert.Equal(RunStatus.Completed, next.Run.Status);
        Assert.Empty(await _house.OpenIntents());
        Assert.All(_house.Ledger.Entries, entry => Assert.Equal(1, entry.Version));
        Assert.Equal(5, _house.Ledger.Entries.Count);
    }

    [Fact]
    public async Task Being_held_back_is_waited_for_however_often_but_not_for_ever()
    {
        var process = _house.NewProcess();
        var syncId = await _house.Ask();
        await process.Begin(syncId);
        _house.Ledger.BeforeTaking = () => throw new SyncException(FailureCause.TryAgain, "limits.breaker_open", "Wait.") { RetryAfter = TimeSpan.FromMinutes(5), IsHeldBack = true };
        for (var wait = 0; wait <= 6 * 12; wait++)
        {
            Assert.Equal((SliceState.Wait, 300), await process.Slice(syncId) is var slice ? (slice.State, slice.WaitSeconds) : default);
            _house.Time.Advance(TimeSpan.FromMinutes(5));
        }

        Assert.Equal(SliceState.Failed, (await process.Slice(syncId)).State);
    }

    [Fact]
    public async Task Progress_gives_a_held_back_run_its_time_again()
    {
        var process = _house.NewProcess();
        var syncId = await _house.Ask(SyncHouse.Orders with { BatchLimit = 1 });
        await process.Begin(syncId);
        for (var hour = 0; hour < 3; hour++)
        {
            _house.Ledger.BeforeTaking = hour % 2 == 1 ? () => { } : () => throw new SyncException(FailureCause.TryAgain, "limits.paused", "Wait.") { IsHeldBack = true };
            Assert.Equal(hour % 2 == 1 ? SliceState.More : SliceState.Wait, (await process.Slice(syncId)).State);
            _house.Time.Advance(TimeSpan.FromHours(4));
        }
    }

    private void Interrupt(bool afterItWasTaken, int times)
    {
        _faults = times;
        Action fault = () =>
        {
            if (_faults-- > 0)
                throw new SyncException(FailureCause.TryAgain, "ledger.down", "The ledger does not answer.") { RetryAfter = TimeSpan.FromSeconds(7) };
        };
        if (afterItWasTaken) _house.Ledger.AfterTaking = fault;
        else _house.Ledger.BeforeTaking = fault;
    }
}
