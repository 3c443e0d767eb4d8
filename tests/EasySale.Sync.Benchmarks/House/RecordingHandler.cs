namespace EasySale.Sync.Benchmarks.House;

/// <summary>Remembers what was posted to the orders function.</summary>
internal sealed class RecordingHandler() : DelegatingHandler(new SocketsHttpHandler())
{
    public List<(Uri Address, byte[] Body)> Bodies { get; } = [];

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Content is not null && request.RequestUri!.AbsolutePath.EndsWith("/rpc/upsert_orders", StringComparison.Ordinal))
            Bodies.Add((request.RequestUri, await request.Content.ReadAsByteArrayAsync(cancellationToken)));
        return await base.SendAsync(request, cancellationToken);
    }
}
