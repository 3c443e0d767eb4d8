using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using EasySale.Sync.Engine.Stores;

namespace EasySale.Sync.Engine.Operations.Mappings;

/// <summary>
/// Fields of a sample that its kind does not have. They are told, not refused: who pastes a shop's own record sees what became of it, and
/// what of it belongs under <c>raw</c>.
/// </summary>
internal static class IgnoredFields
{
    private const int MostTold = 50;

    /// <summary>Path of the field → what to do, at most fifty.</summary>
    /// <param name="sample">The sample as it was sent.</param>
    /// <param name="type">The record's type.</param>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Of(JsonElement sample, Type type) => In(sample, type, "record")
        .Take(MostTold).GroupBy(one => one.Path).ToDictionary(one => one.Key, IReadOnlyList<string> (one) =>
            [$"There is no such field; it was left out. Allowed: {string.Join(", ", one.First().Allowed)}. The source's own fields go under raw, beside record."]);

    private static IEnumerable<(string Path, IEnumerable<string> Allowed)> In(JsonElement value, Type type, string path)
    {
        var shape = StoredJson.Options.GetTypeInfo(Nullable.GetUnderlyingType(type) ?? type);
        return (shape.Kind, value.ValueKind) switch
        {
            (JsonTypeInfoKind.Object, JsonValueKind.Object) => value.EnumerateObject().SelectMany(field => In(field, shape, path)),
            (JsonTypeInfoKind.Enumerable, JsonValueKind.Array) => value.EnumerateArray().SelectMany((entry, index) => In(entry, shape.ElementType!, $"{path}[{index}]")),
            _ => [],
        };
    }

    private static IEnumerable<(string Path, IEnumerable<string> Allowed)> In(JsonProperty field, JsonTypeInfo shape, string path)
    {
        // What is only shown has no setter and may be sent back; what is hidden has neither.
        var known = shape.Properties.Where(property => property.Get is not null || property.Set is not null);
        return known.FirstOrDefault(property => string.Equals(property.Name, field.Name, StringComparison.OrdinalIgnoreCase)) is { } found
            ? In(field.Value, found.PropertyType, $"{path}.{found.Name}")
            : [($"{path}.{field.Name}", known.Where(property => property.Set is not null).Select(property => property.Name).Order(StringComparer.Ordinal))];
    }
}
