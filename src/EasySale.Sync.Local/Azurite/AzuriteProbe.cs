namespace EasySale.Sync.Local.Azurite;

/// <summary>What is behind a port already.</summary>
internal static class AzuriteProbe
{
    /// <summary>True if Azurite answers, false if nothing does.</summary>
    /// <exception cref="InvalidOperationException">Another program has the port.</exception>
    public static async Task<bool> Answers(int port, CancellationToken cancellation)
    {
        if (port == 0) return false;
        try
        {
            using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(5) };
            using var answer = await http.GetAsync(new Uri($"http://127.0.0.1:{port}/"), cancellation);
            return answer.Headers.Server.ToString().Contains("Azurite", StringComparison.OrdinalIgnoreCase) ? true : throw Taken(port);
        }
        catch (HttpRequestException e) when (e.HttpRequestError == HttpRequestError.ConnectionError)
        {
            return false;
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException && !cancellation.IsCancellationRequested)
        {
            throw Taken(port);
        }
    }

    private static InvalidOperationException Taken(int port) =>
        new($"Another program listens on port {port}, where Azurite should. Stop it, or name a storage account in AzureWebJobsStorage.");
}
