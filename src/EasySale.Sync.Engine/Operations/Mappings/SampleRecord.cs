using System.Text.Json;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Mapping.Paths;
using EasySale.Sync.Engine.Operations.Inputs;
using EasySale.Sync.Engine.Stores;

namespace EasySale.Sync.Engine.Operations.Mappings;

/// <summary>A record as a caller makes it up: the record's own fields, and the source's JSON beside it.</summary>
internal static class SampleRecord
{
    public static CommerceRecord? Read(RecordKind kind, JsonElement body, InputErrors errors)
    {
        try
        {
            var record = (CommerceRecord)body.GetProperty("record").Deserialize(CanonicalPaths.RecordType(kind), StoredJson.Options)!;
            return (Complete(record) with { Custom = null, Raw = body.TryGetProperty("raw", out var raw) && raw.ValueKind == JsonValueKind.Object ? raw.Clone() : null }) is { Id.Length: > 0 } complete
                ? complete
                : Wrong(errors, "id", "must not be empty.");
        }
        catch (Exception fault) when (fault is JsonException or NotSupportedException or InvalidOperationException)
        {
            return Wrong(errors, (fault as JsonException)?.Path?.TrimStart('$', '.') ?? "", $"is not written as it must be. It needs {string.Join(", ", Needed(kind))}. Fields: {string.Join(", ", CanonicalPaths.Of(kind))}.");
        }
    }

    private static IEnumerable<string> Needed(RecordKind kind) =>
        StoredJson.Options.GetTypeInfo(CanonicalPaths.RecordType(kind)).Properties.Where(property => property.IsRequired).Select(property => property.Name);

    private static CommerceRecord? Wrong(InputErrors errors, string path, string message)
    {
        errors.Add("record", path.Length == 0 ? $"The sample {message}" : $"\"{path}\" {message}");
        return null;
    }

    // A null where a list or address must be is refused here, not met by a rule.
    private static CommerceRecord Complete(CommerceRecord record) => record switch
    {
        null or { Id: null } => throw new JsonException("The record is null."),
        Order { Lines: null } or Order { Billing: null } or Order { Number: null } or Order { Status: null } or Order { Currency: null } => throw new JsonException("A required part is null."),
        Order order when order.Lines.Any(line => line is null or { Name: null }) => throw new JsonException("A line is null."),
        Refund { Lines: null } => throw new JsonException("A required part is null."),
        Refund refund when refund.Lines.Any(line => line is null or { Name: null }) => throw new JsonException("A line is null."),
        Product { Name: null } => throw new JsonException("A required part is null."),
        _ => record,
    };
}
