using System.Text.Json.Serialization;

namespace EasySale.Sync.Functions.Callers;

internal sealed record PrincipalClaim([property: JsonPropertyName("typ")] string? Type, [property: JsonPropertyName("val")] string? Value);
