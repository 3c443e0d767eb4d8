using System.Text.Json;
using System.Text.Json.Nodes;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Operations.Inputs;
using EasySale.Sync.Engine.Operations.Problems;

namespace EasySale.Sync.Engine.Operations.Failures;

/// <summary>A correction as a caller writes it.</summary>
/// <param name="Purpose">Which of the planned operations.</param>
/// <param name="Body">The whole new body; null when it is merged.</param>
/// <param name="Merge">What is changed of the body there is (RFC 7396); null when it is replaced.</param>
public sealed record EditPayloadInput(string Purpose, JsonObject? Body, JsonObject? Merge)
{
    /// <exception cref="ProblemException">A field is wrong (400, all of them named).</exception>
    public static EditPayloadInput Read(JsonElement? json)
    {
        var errors = new InputErrors();
        var fields = new JsonInput(json, errors);
        var purpose = fields.Text("purpose") ?? Purposes.Record;
        var (body, merge) = (Object(json, fields, "body"), Object(json, fields, "merge"));
        if (fields.Has("body") == fields.Has("merge")) fields.Wrong("body", "Send either body (the whole new body) or merge (the fields to change).");
        fields.Close();
        errors.ThrowIfAny();
        return new EditPayloadInput(purpose, body, merge);
    }

    private static JsonObject? Object(JsonElement? json, JsonInput fields, string name)
    {
        if (!fields.Has(name)) return null;
        var value = json!.Value.GetProperty(name);
        if (value.ValueKind == JsonValueKind.Object) return JsonObject.Create(value);
        fields.Wrong(name, "Must be an object.");
        return null;
    }
}
