using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using EasySale.Sync.Engine.Stores;

namespace EasySale.Sync.Engine.Operations.Failures;

/// <summary>Bodies as people read and correct them. Numbers keep their spelling.</summary>
internal static class PayloadJson
{
    public static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static JsonNode Read(ExactJson body) => JsonNode.Parse(body.Bytes.Span)!;

    public static ExactJson Write(JsonNode body) => new(JsonSerializer.SerializeToUtf8Bytes(body, Options));

    /// <summary>RFC 7396: objects are merged field by field, null takes a field away, anything else replaces.</summary>
    public static JsonNode? Merge(JsonNode? target, JsonNode? patch)
    {
        if (patch is not JsonObject changes) return patch?.DeepClone();
        var merged = target is JsonObject fields ? (JsonObject)fields.DeepClone() : [];
        foreach (var (name, change) in changes)
            if (change is null) merged.Remove(name);
            else merged[name] = Merge(merged[name], change);
        return merged;
    }
}
