using System.Text.Json.Nodes;

namespace EasySale.Sync.Simulators.WooCommerce.Http;

/// <summary>A call as it came in, before routing.</summary>
internal sealed record IncomingCall(string Method, string Host, string Path, string RawQuery, JsonObject Query, bool IsTls)
{
    public string? Authorization { get; init; }

    public string? ContentType { get; init; }

    public string BodyText { get; init; } = "";

    public string? MethodOverride { get; init; }
}
