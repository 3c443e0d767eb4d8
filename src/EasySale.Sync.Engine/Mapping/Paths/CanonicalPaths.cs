using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Mapping.Values;

namespace EasySale.Sync.Engine.Mapping.Paths;

/// <summary>Which paths a kind's records have, and what is there: read off the records' own types.</summary>
public static class CanonicalPaths
{
    private static readonly Dictionary<RecordKind, Type> Types = typeof(CommerceRecord).Assembly.GetTypes()
        .Where(type => type.IsSubclassOf(typeof(CommerceRecord)) && !type.IsAbstract)
        .ToDictionary(type => Enum.GetValues<RecordKind>().Single(kind => type.Name == Singular(kind)));

    public static Type RecordType(RecordKind kind) => Types[kind];

    /// <summary>What a path of a record (or line) gives, or what is wrong with it.</summary>
    public static (MappedType Type, string? Error) TypeOf(RecordKind kind, MappingPath path)
    {
        if (path.Steps.Count == 0) return (default, $"\"{path.Text}\" names everything; name a value in it, such as {path.Text}.id.");
        if (path.Root is PathRoot.Raw or PathRoot.RawLine) return (path.IsList ? MappedType.List : MappedType.Any, null);
        var type = path.Root == PathRoot.Line ? typeof(OrderLine) : Types[kind];
        foreach (var step in path.Steps)
        {
            var next = Next(type, step);
            if (next.Error is { } error) return (default, $"Character {step.At} of \"{path.Text}\": {error}");
            type = next.Type!;
        }

        if (ScalarOf(type) is not { } scalar) return (default, $"\"{path.Text}\" is a group; name a value in it: {Inside(type)}.");
        return (path.IsList ? MappedType.List : scalar, null);
    }

    /// <summary>Every value a kind's records have, lists as <c>lines[].sku</c>.</summary>
    public static IReadOnlyList<string> Of(RecordKind kind) => [.. Leaves(Types[kind], "")];

    private static IEnumerable<string> Leaves(Type type, string prefix) => Fields(type).SelectMany(field =>
        ScalarOf(field.Value) is not null ? [prefix + field.Key]
        : EntryOf(field.Value) is { } entry ? Leaves(entry, $"{prefix}{field.Key}[].")
        : Leaves(field.Value, $"{prefix}{field.Key}."));

    private static (Type? Type, string? Error) Next(Type type, PathStep step)
    {
        if (step is not PathStep.Property property) return Entry(type, step);
        if (EntryOf(type) is not null) return (null, "this is a list; write [] for all entries, [0] for one or [field=value] to choose one.");
        return Fields(type).TryGetValue(property.Name, out var next)
            ? (next, null)
            : (null, $"there is no \"{property.Name}\". Allowed: {Inside(type)}. Write raw. before it for the source's own fields.");
    }

    private static (Type? Type, string? Error) Entry(Type type, PathStep step)
    {
        if (EntryOf(type) is not { } entry) return (null, "this is no list; take the brackets away.");
        return step is PathStep.Match match && !Fields(entry).ContainsKey(match.Name)
            ? (null, $"entries have no \"{match.Name}\". Allowed: {Inside(entry)}.")
            : (entry, null);
    }

    private static Dictionary<string, Type> Fields(Type type) => ScalarOf(type) is not null || EntryOf(type) is not null
        ? []
        : type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.GetCustomAttribute<JsonIgnoreAttribute>() is null && !IsOwn(property))
            .ToDictionary(property => JsonNamingPolicy.CamelCase.ConvertName(property.Name), property => property.PropertyType);

    // Overrides lose the attribute of what they override; what a mapping writes is no source.
    private static bool IsOwn(PropertyInfo property) =>
        property.PropertyType == typeof(RecordKind) || property.PropertyType == typeof(Money?) || property.Name == nameof(CommerceRecord.Custom);

    private static string Inside(Type type) => EntryOf(type) is { } entry
        ? $"[].{string.Join(", [].", Fields(entry).Keys.Order(StringComparer.Ordinal))}"
        : string.Join(", ", Fields(type).Keys.Order(StringComparer.Ordinal));

    private static Type? EntryOf(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>) ? type.GetGenericArguments()[0] : null;

    private static MappedType? ScalarOf(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type == typeof(string) || type.IsEnum) return MappedType.Text;
        if (type == typeof(decimal) || type == typeof(int)) return MappedType.Number;
        if (type == typeof(bool)) return MappedType.Flag;
        return type == typeof(DateTimeOffset) ? MappedType.Date : null;
    }

    private static string Singular(RecordKind kind) => kind switch
    {
        RecordKind.Inventory => nameof(InventoryLevel),
        _ => kind.ToString()[..^1],
    };
}
