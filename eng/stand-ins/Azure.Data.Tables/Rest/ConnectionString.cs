namespace Azure.Data.Tables.Rest;

internal sealed record ConnectionString(Uri Endpoint, TableSharedKeyCredential Credential)
{
    // The emulator's well-known account, published by Microsoft.
    private const string Emulator = "DefaultEndpointsProtocol=http;AccountName=devstoreaccount1;"
        + "AccountKey=Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==;"
        + "TableEndpoint=http://127.0.0.1:10002/devstoreaccount1";

    public static ConnectionString Parse(string text)
    {
        var values = text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(pair => pair.Split('=', 2))
            .ToDictionary(pair => pair[0], pair => pair.ElementAtOrDefault(1) ?? "", StringComparer.OrdinalIgnoreCase);
        if (values.GetValueOrDefault("UseDevelopmentStorage") == "true") return Parse(Emulator);
        if (!values.TryGetValue("AccountName", out var account) || !values.TryGetValue("AccountKey", out var key))
            throw new FormatException("The connection string names no AccountName or no AccountKey.");
        return new ConnectionString(new Uri(EndpointOf(values, account)), new TableSharedKeyCredential(account, key));
    }

    private static string EndpointOf(Dictionary<string, string> values, string account) =>
        values.TryGetValue("TableEndpoint", out var endpoint) ? endpoint
        : $"{values.GetValueOrDefault("DefaultEndpointsProtocol", "https")}://{account}.table.{values.GetValueOrDefault("EndpointSuffix", "core.windows.net")}";
}
