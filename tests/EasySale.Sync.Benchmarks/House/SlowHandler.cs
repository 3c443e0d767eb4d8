namespace EasySale.Sync.Benchmarks.House;

/// <summary>The way to a vendor: every call takes a while, on the clock of the benchmark.</summary>
internal sealed class SlowHandler(HttpMessageHandler vendor, Func<TimeSpan> latency, TimeProvider time) : DelegatingHandler(vendor)
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var whole = latency();
        // Half of it there, half of it back.
        await Task.Delay(whole / 2, time, cancellationToken);
        var answer = await base.SendAsync(request, cancellationToken);
        await Task.Delay(whole / 2, time, CancellationToken.None);
        return answer;
    }
}
