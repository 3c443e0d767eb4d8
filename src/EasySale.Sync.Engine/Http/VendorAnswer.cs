using System.Net;

namespace EasySale.Sync.Engine.Http;

/// <summary>A vendor's answer, whatever its status.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Headers">Header name (any case) → value, several joined by a comma.</param>
/// <param name="Body">The raw bytes.</param>
public sealed record VendorAnswer(HttpStatusCode Status, IReadOnlyDictionary<string, string> Headers, ReadOnlyMemory<byte> Body)
{
    public bool IsSuccess => (int)Status is >= 200 and < 300;

    /// <summary>The same call would be answered the same (<see cref="VendorRequest.IsFinal"/>).</summary>
    public bool IsFinal { get; init; }

    public string? Header(string name) => Headers.GetValueOrDefault(name);
}
