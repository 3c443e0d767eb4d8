using System.Text.RegularExpressions;

namespace EasySale.Sync.Local.Azurite;

/// <summary>Where the three services listen.</summary>
internal sealed partial record AzuritePorts(int Blob, int Queue, int Table)
{
    // The account and key of the emulator, published by Microsoft.
    private const string Account = "devstoreaccount1";
    private const string Key = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    public string ConnectionString => $"DefaultEndpointsProtocol=http;AccountName={Account};AccountKey={Key};"
        + $"BlobEndpoint={Endpoint(Blob)};QueueEndpoint={Endpoint(Queue)};TableEndpoint={Endpoint(Table)};";

    /// <summary>Reads one line of Azurite's output: which service listens where, or null.</summary>
    public static (string Service, int Port)? Announced(string? line) =>
        line is not null && Listening().Match(line) is { Success: true } match
            ? (match.Groups["service"].Value, int.Parse(match.Groups["port"].Value, null))
            : null;

    private static string Endpoint(int port) => $"http://127.0.0.1:{port}/{Account}";

    [GeneratedRegex(@"Azurite (?<service>\w+) service is successfully listening at http://[^:]+:(?<port>\d+)")]
    private static partial Regex Listening();
}
