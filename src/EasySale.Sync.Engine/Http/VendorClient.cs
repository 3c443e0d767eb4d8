namespace EasySale.Sync.Engine.Http;

/// <summary>Makes the process's one client to vendors: redirects off (credentials stay where they belong), connections renewed for DNS.</summary>
public static class VendorClient
{
    private const int ConnectionsPerServer = 32;
    private static readonly TimeSpan ConnectionLifetime = TimeSpan.FromMinutes(5);

    public static HttpClient Create()
    {
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            PooledConnectionLifetime = ConnectionLifetime,
            MaxConnectionsPerServer = ConnectionsPerServer,
            AutomaticDecompression = System.Net.DecompressionMethods.All,
        };
        return new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
    }
}
