namespace EasySale.Sync.Simulators.Crash;

/// <summary>
/// The way out of one mortal process: it dies before a call leaves, or after the vendor did what was asked and before the answer is
/// seen. Reads are no effects.
/// </summary>
internal sealed class MortalCalls(HttpMessageHandler inner, Life life) : DelegatingHandler(inner)
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Method != HttpMethod.Get) return await life.Effect(() => base.SendAsync(request, cancellationToken));
        await life.Observe();
        return await base.SendAsync(request, cancellationToken);
    }
}
