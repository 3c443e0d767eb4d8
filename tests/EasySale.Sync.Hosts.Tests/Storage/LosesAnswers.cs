using Azure.Core;
using Azure.Core.Pipeline;

namespace EasySale.Sync.Hosts.Tests.Storage;

/// <summary>A wire that delivers a request and then loses its answer, as many times as it is told.</summary>
internal sealed class LosesAnswers : HttpPipelineTransport
{
    private readonly HttpClientTransport _wire = HttpClientTransport.Shared;

    /// <summary>How many of the next answers to writes are lost.</summary>
    public int Next { get; set; }

    public override Request CreateRequest() => _wire.CreateRequest();

    public override void Process(HttpMessage message) => _wire.Process(message);

    public override async ValueTask ProcessAsync(HttpMessage message)
    {
        await _wire.ProcessAsync(message);
        if (Next <= 0 || message.Request.Method == RequestMethod.Get) return;
        Next--;
        throw new IOException("The connection was closed before the answer came.");
    }
}
