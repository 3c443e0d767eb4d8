namespace EasySale.Sync.Connectors.Tests.Echo;

/// <summary>The way out, where calls that change something are counted.</summary>
internal sealed class CountedWrites(HttpMessageHandler inner, Func<HttpRequestMessage, bool> isWrite) : DelegatingHandler(inner)
{
    private int _count;

    public int Count => _count;

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Method != HttpMethod.Get && isWrite(request)) Interlocked.Increment(ref _count);
        return base.SendAsync(request, cancellationToken);
    }
}
