using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Directions;
using EasySale.Sync.Engine.Stores.Audit;

namespace EasySale.Sync.Engine.Runs.Destroying;

/// <summary>What an update changes of the record it overwrites, field by field, texts masked: they may be about people. Pure.</summary>
internal static class OverwrittenFields
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static IEnumerable<AuditChange> Of(IEnumerable<FieldGroup> groups, CommerceRecord before, CommerceRecord after) =>
        from @group in groups
        let there = FieldValues.Shown(@group, before)
        let here = FieldValues.Shown(@group, after)
        from field in @group.Fields
        where FieldValues.Normal(field, before) != FieldValues.Normal(field, after)
        select new AuditChange(field.Name, Masked(there[field.Name])?.ToJsonString(Readable), Masked(here[field.Name])?.ToJsonString(Readable));

    private static JsonNode? Masked(JsonNode? node) => node switch
    {
        JsonObject parts => new JsonObject(parts.Select(part => KeyValuePair.Create(part.Key, Masked(part.Value)))),
        JsonValue value when value.GetValueKind() == JsonValueKind.String => AuditText.Mask(value.GetValue<string>()),
        _ => node?.DeepClone(),
    };
}
