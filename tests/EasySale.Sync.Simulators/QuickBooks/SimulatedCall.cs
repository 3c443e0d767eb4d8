namespace EasySale.Sync.Simulators.QuickBooks;

/// <summary>One call the simulator got. It holds no token: headers are not kept, nor the bodies of OAuth calls.</summary>
/// <param name="Realm">The company named in the path; null for OAuth.</param>
/// <param name="Path">What follows the company, such as <c>/invoice</c>; for OAuth the whole path.</param>
/// <param name="Query">As sent, with its question mark; empty if there was none.</param>
/// <param name="Status">0 = the connection was closed.</param>
public sealed record SimulatedCall(string Method, string? Realm, string Path, string Query, int Status)
{
    public string? RequestId { get; init; }

    public string? Body { get; init; }
}
