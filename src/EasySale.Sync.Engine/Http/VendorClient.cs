namespace EasySale.Sync.Engine.Http;

/// <summary>
/// Makes the process's one client to the outside: only to allowed addresses, redirects off (credentials stay where they belong, and
/// nobody is led elsewhere), connections renewed for DNS.
/// </summary>
public static class VendorClient
{
    private const int ConnectionsPerServer = 32;
    private static readonly TimeSpan ConnectionLifetime = TimeSpan.FromMinutes(5);

    /// <param name="addresses">Where calls may go.</param>
    public static HttpClient Create(OutboundAddresses addresses)
    {
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            // A proxy of the environment would resolve names itself, behind the back of the check.
            UseProxy = false,
            // Our trace is nobody else's business: no vendor asks for it, and what we call by is in its own request id.
            ActivityHeadersPropagator = null,
            ConnectCallback = addresses.Connect,
            PooledConnectionLifetime = ConnectionLifetime,
            MaxConnectionsPerServer = ConnectionsPerServer,
            AutomaticDecompression = System.Net.DecompressionMethods.All,
        };
        return new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan, MaxResponseContentBufferSize = HttpDefaults.LargestAnswer };
    }
}
