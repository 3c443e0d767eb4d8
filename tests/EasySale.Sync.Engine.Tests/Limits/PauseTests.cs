namespace EasySale.Sync.Engine.Tests.Limits;

public sealed class PauseTests : IDisposable
{
    private readonly FailingVendor _vendor = new() { Status = 429 };

    public void Dispose() => _vendor.Dispose();

    [Theory]
    [InlineData(25, "limits.paused 25")]
    [InlineData(null, "limits.paused 60")]
    public async Task Too_many_pauses_the_lane_for_all_workers_as_asked_or_for_its_window(int? retryAfter, string expected)
    {
        _vendor.RetryAfter = retryAfter;
        var http = await _vendor.Open();
        Assert.Equal("429", await _vendor.Call(http, LimitedVendor.Lane));
        _vendor.Status = 200;

        Assert.Equal(expected, await _vendor.Call(http, LimitedVendor.Lane));
        Assert.Equal(expected, await _vendor.Call(await _vendor.Open(), LimitedVendor.Lane));
        Assert.Equal("ok", await _vendor.Call(await _vendor.Open(), "other"));
        Assert.Equal("ok", await _vendor.Call(await _vendor.Open(id: "ledger-2"), LimitedVendor.Lane));
        _vendor.Time.Advance(TimeSpan.FromSeconds(60));
        Assert.Equal("ok", await _vendor.Call(await _vendor.Open(), LimitedVendor.Lane));
    }

    [Fact]
    public async Task A_short_pause_is_waited_for_in_the_call()
    {
        _vendor.RetryAfter = 3;
        var http = await _vendor.Open();
        await _vendor.Call(http, LimitedVendor.Lane);
        _vendor.Status = 200;

        var asked = _vendor.Time.GetUtcNow();
        Assert.Equal("ok", await _vendor.Call(http, LimitedVendor.Lane));
        Assert.InRange(_vendor.Time.GetUtcNow() - asked, TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(5));
    }

    [Fact]
    public async Task Calls_without_a_lane_pause_only_when_asked_to()
    {
        var http = await _vendor.Open();
        Assert.Equal(["429", "429"], await _vendor.CallTimes(2, http));
        _vendor.RetryAfter = 120;

        Assert.Equal(["429", "limits.paused 120"], await _vendor.CallTimes(2, http));
    }

    [Fact]
    public async Task A_lane_nobody_declared_is_our_bug() =>
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await _vendor.Call(await _vendor.Open(), "unheard of"));
}
