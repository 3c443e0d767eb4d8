using System.Collections.Concurrent;

namespace EasySale.Sync.Benchmarks.House;

/// <summary>Remembers what was posted to the orders function, also by calls at the same time.</summary>
internal sealed class RecordingHandler() : DelegatingHandler(new SocketsHttpHandler())
{
    public ConcurrentQueue<(Uri Address, byte[] Body)> Bodies { get; } = [];

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Content is not null && WriterRace.IsFunction(request.RequestUri!))
            Bodies.Enqueue((request.RequestUri!, await request.Content.ReadAsByteArrayAsync(cancellationToken)));
        return await base.SendAsync(request, cancellationToken);
    }
}
