using System.Text.Json;
using EasySale.Sync.Engine.Operations.Failures;
using EasySale.Sync.Engine.Stores.Audit;
using EasySale.Sync.Engine.Stores.Conflicts;

namespace EasySale.Sync.Engine.Operations.Conflicts;

/// <summary>What a decision changes, texts masked: they may be about people.</summary>
internal static class ConflictAudit
{
    /// <summary>Field by field: what the side that gives way says, and what holds from now on.</summary>
    public static IEnumerable<AuditChange> Changes(Conflict conflict, ResolutionInput input)
    {
        var (before, after) = input.Choice == ConflictChoice.Reject ? (conflict.SourceValues, conflict.TargetValues) : (conflict.TargetValues, conflict.SourceValues);
        if (input.Custom is { } custom) return custom.EnumerateObject().Select(field => new AuditChange(field.Name, Text(before, field.Name), Masked(field.Value)));
        var names = (before ?? after)?.EnumerateObject().Select(field => field.Name) ?? [];
        return names.Select(name => new AuditChange(name, Text(before, name), Text(after, name))).Where(change => !Same(before, after, change.Path));
    }

    private static bool Same(JsonElement? before, JsonElement? after, string name) => Raw(before, name) == Raw(after, name);

    private static string? Raw(JsonElement? values, string name) => values is { } there && there.TryGetProperty(name, out var value) ? value.GetRawText() : null;

    private static string? Text(JsonElement? values, string name) => values is { } there && there.TryGetProperty(name, out var value) ? Masked(value) : null;

    private static string? Masked(JsonElement value) => PersonalData.Masked(System.Text.Json.Nodes.JsonNode.Parse(value.GetRawText()))?.ToJsonString(PayloadJson.Options);
}
