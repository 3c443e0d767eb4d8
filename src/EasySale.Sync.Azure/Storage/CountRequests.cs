using Azure.Core;
using Azure.Core.Pipeline;
using EasySale.Sync.Engine.Stores.Rows;

namespace EasySale.Sync.Azure.Storage;

/// <summary>Counts every request as it leaves, retries and pages included: what storage bills is requests, not calls.</summary>
internal sealed class CountRequests(StorageMeter meter) : HttpPipelineSynchronousPolicy
{
    private const string AttemptsKey = "EasySale.Attempts";

    /// <summary>Until disposed, requests of this flow are counted in <paramref name="attempts"/> too.</summary>
    public static IDisposable Into(Attempts attempts) =>
        HttpPipeline.CreateHttpMessagePropertiesScope(new Dictionary<string, object?> { [AttemptsKey] = attempts });

    public override void OnSendingRequest(HttpMessage message)
    {
        meter.Count();
        if (message.TryGetProperty(AttemptsKey, out var attempts)) ((Attempts)attempts!).Count++;
    }
}
