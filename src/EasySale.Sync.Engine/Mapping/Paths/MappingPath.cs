using System.Text.Json;
using EasySale.Sync.Engine.Mapping.Values;

namespace EasySale.Sync.Engine.Mapping.Paths;

/// <summary>A place in a record: <c>billing.email</c>, <c>lines[0].sku</c>, <c>raw.meta_data[key=po_number].value</c>.</summary>
/// <param name="Text">As it was written.</param>
/// <param name="Root">Where it begins.</param>
/// <param name="Steps">Never empty.</param>
public sealed record MappingPath(string Text, PathRoot Root, IReadOnlyList<PathStep> Steps)
{
    /// <summary>It goes through all entries of a list.</summary>
    public bool IsList => Steps.Any(step => step is PathStep.All);

    /// <summary>What is there; null where nothing is.</summary>
    public object? Read(JsonElement root)
    {
        if (!IsList) return Find(root, 0) is { } found ? MappedValue.Of(found) : null;
        var values = new List<object?>();
        Collect(root, 0, values);
        return values;
    }

    private JsonElement? Find(JsonElement json, int step)
    {
        for (; step < Steps.Count; step++)
            if (Next(json, Steps[step]) is { } next) json = next;
            else return null;
        return json;
    }

    private void Collect(JsonElement json, int step, List<object?> values)
    {
        for (; step < Steps.Count; step++)
        {
            if (Steps[step] is PathStep.All)
            {
                CollectAll(json, step + 1, values);
                return;
            }

            if (Next(json, Steps[step]) is not { } next) return;
            json = next;
        }

        if (MappedValue.Of(json) is { } value and not IReadOnlyList<object?> && values.Count < MappingLimits.ListEntries) values.Add(value);
    }

    private void CollectAll(JsonElement json, int step, List<object?> values)
    {
        if (json.ValueKind != JsonValueKind.Array) return;
        foreach (var entry in json.EnumerateArray())
        {
            if (values.Count >= MappingLimits.ListEntries) return;
            Collect(entry, step, values);
        }
    }

    private static JsonElement? Next(JsonElement json, PathStep step) => step switch
    {
        PathStep.Property property => Property(json, property.Name),
        PathStep.Entry entry when json.ValueKind == JsonValueKind.Array && entry.Index < json.GetArrayLength() => json[entry.Index],
        PathStep.Match match when json.ValueKind == JsonValueKind.Array => Matching(json, match),
        _ => null,
    };

    private static JsonElement? Matching(JsonElement list, PathStep.Match match)
    {
        foreach (var entry in list.EnumerateArray())
            if (Property(entry, match.Name) is { } value && MappedValue.Text(MappedValue.Of(value)) == match.Value) return entry;
        return null;
    }

    private static JsonElement? Property(JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value) ? value : null;
}
