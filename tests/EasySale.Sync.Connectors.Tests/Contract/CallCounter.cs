namespace EasySale.Sync.Connectors.Tests.Contract;

internal sealed class CallCounter() : DelegatingHandler(new SocketsHttpHandler { AllowAutoRedirect = false })
{
    public int Calls { get; private set; }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Calls++;
        return base.SendAsync(request, cancellationToken);
    }
}
