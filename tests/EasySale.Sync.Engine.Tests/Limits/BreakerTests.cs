namespace EasySale.Sync.Engine.Tests.Limits;

public sealed class BreakerTests : IDisposable
{
    private readonly FailingVendor _vendor = new();

    public void Dispose() => _vendor.Dispose();

    [Theory]
    [InlineData(0, "network.unreachable")]
    [InlineData(503, "503")]
    public async Task Five_failures_in_a_row_open_it_for_all_workers(int status, string outcome)
    {
        _vendor.Status = status;
        var outcomes = await _vendor.CallTimes(5, await _vendor.Open());
        _vendor.Status = 200;

        Assert.Equal([outcome, outcome, outcome, outcome, "limits.breaker_open 30"], outcomes);
        Assert.Equal("limits.breaker_open 30", await _vendor.Call(await _vendor.Open()));
        Assert.Equal("ok", await _vendor.Call(await _vendor.Open(id: "ledger-2")));
        Assert.Equal(6, _vendor.Calls);
    }

    [Fact]
    public async Task Refusals_and_successes_in_between_keep_it_closed()
    {
        var http = await _vendor.Open();
        foreach (var status in new[] { 503, 503, 503, 503, 200, 503, 503, 503, 503, 400, 503, 503, 503, 503, 404 })
        {
            _vendor.Status = status;
            Assert.Equal(status == 200 ? "ok" : $"{status}", await _vendor.Call(http));
        }
    }

    [Fact]
    public async Task An_opening_is_told_by_whose_failure_it_was_and_names_the_same_instant_until_it_closes()
    {
        var workers = new[] { await _vendor.Open(), await _vendor.Open() };
        _vendor.Status = 500;
        for (var call = 0; call < 8; call++) await _vendor.Call(workers[call % 2]);
        Assert.Single(_vendor.Openings);

        _vendor.Time.Advance(TimeSpan.FromSeconds(30));
        await _vendor.Call(await _vendor.Open());
        Assert.Equal((2, 1), (_vendor.Openings.Count, _vendor.Openings.Distinct().Count()));

        _vendor.Time.Advance(TimeSpan.FromMinutes(1));
        _vendor.Status = 200;
        await _vendor.Call(await _vendor.Open());
        _vendor.Status = 500;
        await _vendor.CallTimes(5, await _vendor.Open());
        Assert.Equal((3, 2), (_vendor.Openings.Count, _vendor.Openings.Distinct().Count()));
    }

    [Fact]
    public async Task Failures_far_apart_are_no_row()
    {
        _vendor.Status = 500;
        var http = await _vendor.Open();
        for (var call = 0; call < 12; call++)
        {
            Assert.Equal("500", await _vendor.Call(http));
            _vendor.Time.Advance(TimeSpan.FromMinutes(11));
        }
    }

    [Fact]
    public async Task After_a_while_one_worker_probes_and_a_success_closes_it_for_all()
    {
        await Open();
        _vendor.Time.Advance(TimeSpan.FromSeconds(30));
        var (one, other) = (await _vendor.Open(), await _vendor.Open());

        // The probe is taken and on its way when the other comes: here, lost.
        var before = _vendor.Calls;
        await _vendor.Gates.Change(FailingVendor.Tenant, "ledger-1", state => state.Probed(_vendor.Time.GetUtcNow(), TimeSpan.FromSeconds(30)), TestContext.Current.CancellationToken);
        Assert.Equal("limits.breaker_open 30", await _vendor.Call(other));
        Assert.Equal(before, _vendor.Calls);

        _vendor.Time.Advance(TimeSpan.FromSeconds(30));
        _vendor.Status = 200;
        Assert.Equal(["ok", "ok"], [await _vendor.Call(one), await _vendor.Call(other)]);
        Assert.True((await _vendor.Gates.Get(FailingVendor.Tenant, "ledger-1", TestContext.Current.CancellationToken)).IsClosed);
    }

    [Fact]
    public async Task Each_probe_that_fails_doubles_the_wait_up_to_five_minutes()
    {
        await Open();
        var waits = new List<string>();
        foreach (var seconds in new[] { 30, 60, 120, 240, 300 })
        {
            _vendor.Time.Advance(TimeSpan.FromSeconds(seconds));
            waits.Add(await _vendor.Call(await _vendor.Open()));
        }

        Assert.Equal(["limits.breaker_open 60", "limits.breaker_open 120", "limits.breaker_open 240", "limits.breaker_open 300", "limits.breaker_open 300"], waits);
    }

    [Fact]
    public async Task A_persons_test_goes_through_and_closes_it()
    {
        await Open();
        _vendor.Status = 200;

        Assert.Equal("ok", await _vendor.Call(await _vendor.Open(isProbe: true)));
        Assert.Equal("ok", await _vendor.Call(await _vendor.Open()));
    }

    private async Task Open()
    {
        _vendor.Status = 500;
        await _vendor.CallTimes(5, await _vendor.Open());
    }
}
