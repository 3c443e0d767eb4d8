namespace EasySale.Sync.Simulators.QuickBooks.Books;

/// <summary>One request that has passed the gateway: known company, live token, no throttle.</summary>
/// <param name="Method">GET or POST.</param>
/// <param name="Segments">The decoded path after /v3/company/{realmId}/, such as <c>customer</c>, <c>62</c>.</param>
/// <param name="Query">Decoded query parameters; names are compared without case. The statement of a query is the value of <c>query</c>.</param>
/// <param name="Body">The raw body; empty for GET.</param>
/// <param name="ContentType">The media type as sent, or null.</param>
public sealed record BookCall(
    string Method, IReadOnlyList<string> Segments, IReadOnlyDictionary<string, string> Query, ReadOnlyMemory<byte> Body, string? ContentType)
{
    internal string? Parameter(string name) =>
        Query.FirstOrDefault(pair => pair.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Value;
}
