using System.Text.Json;
using System.Text.Json.Nodes;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Stores.Audit;

namespace EasySale.Sync.Engine.Operations.Failures;

/// <summary>
/// Bodies without what may be about people. What a target calls a name or an address only its connector knows, so every text is
/// masked; numbers, the shape and placeholders stay.
/// </summary>
internal static class PersonalData
{
    public static JsonNode? Masked(JsonNode? node) => node switch
    {
        JsonObject fields => new JsonObject(fields.Select(field => KeyValuePair.Create(field.Key, Masked(field.Value)))),
        JsonArray items => new JsonArray([.. items.Select(Masked)]),
        JsonValue value when value.GetValueKind() == JsonValueKind.String => Masked(value.GetValue<string>()),
        _ => node?.DeepClone(),
    };

    /// <summary>A record's id as a caller may see it: sources use a guest's address as one.</summary>
    public static string Id(string id, bool isMasked) => isMasked && id.Contains('@', StringComparison.Ordinal) ? AuditText.Mask(id) : id;

    private static string Masked(string text) => Placeholder.IsOne(text) && !text.Contains('@', StringComparison.Ordinal) ? text : AuditText.Mask(text);
}
