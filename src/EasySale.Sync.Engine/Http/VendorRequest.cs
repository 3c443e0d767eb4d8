using EasySale.Sync.Engine.Telemetry;

namespace EasySale.Sync.Engine.Http;

/// <summary>One call to a vendor.</summary>
/// <param name="Method">GET, POST, …</param>
/// <param name="Address">Absolute, query included, no secrets in it.</param>
public sealed record VendorRequest(HttpMethod Method, Uri Address)
{
    /// <summary>The body; empty for none.</summary>
    public ReadOnlyMemory<byte> Body { get; init; }

    public string ContentType { get; init; } = "application/json";

    /// <summary>Headers that are no secret.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>Adds credentials; called anew for every attempt, because signatures carry time and nonce.</summary>
    public Action<HttpRequestMessage>? Authorize { get; init; }

    /// <summary>A repeated call has one effect, so it may be retried at once. Default: reads only.</summary>
    public bool SafeToRepeat { get; init; } = Method == HttpMethod.Get || Method == HttpMethod.Head;

    /// <summary>
    /// Tells answers the very same call would only get again, whatever their status: they are not asked for anew, and no sign that the
    /// vendor is down. Null for none.
    /// </summary>
    public Func<VendorAnswer, bool>? IsFinal { get; init; }

    /// <summary>The lanes among the connector's limits; every attempt takes a permit of each. Empty for none.</summary>
    public IReadOnlyList<string> Lanes { get; init; } = [];

    /// <summary>Its permits were taken before (<see cref="VendorHttp.Admit"/>). Only for calls that are not safe to repeat.</summary>
    public bool IsAdmitted { get; init; }

    /// <summary>Counts as money (see the vendor's price list).</summary>
    public bool Metered { get; init; }

    /// <summary>What for, never about whom: the query is left out, and so is what authorizes it.</summary>
    public override string ToString() => $"{Method} {RouteTemplate.Of(Address)}";
}
