using System.Text.Json;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Mapping;
using EasySale.Sync.Engine.Operations.Inputs;
using EasySale.Sync.Engine.Operations.Problems;

namespace EasySale.Sync.Engine.Operations.Mappings;

/// <summary>A mapping as a caller writes it.</summary>
/// <param name="Source">Source connection; null when the address names it.</param>
/// <param name="Target">Target connection; null when the address names it.</param>
/// <param name="Kind">The kind; null when the address names it.</param>
/// <param name="Rules">The rules.</param>
public sealed record MappingInput(string? Source, string? Target, RecordKind? Kind, IReadOnlyList<MappingRule> Rules)
{
    public string? Note { get; init; }

    /// <summary>The version it was made from; null where none was said.</summary>
    public int? Version { get; init; }

    /// <summary>Reads a new mapping.</summary>
    /// <exception cref="ProblemException">A field is unknown or wrong (400, all of them named).</exception>
    public static MappingInput ReadNew(JsonElement? body) => Read(body, errors => (fields, _) => Route(fields, errors));

    /// <summary>Reads a change. What GET shows may be sent back as it is.</summary>
    /// <param name="body">The body.</param>
    /// <param name="ifMatch">The header If-Match, which names the version too.</param>
    /// <exception cref="ProblemException">A field is unknown or wrong, or no version is named (400).</exception>
    public static MappingInput ReadChange(JsonElement? body, string? ifMatch)
    {
        var input = Read(body, _ => (fields, version) =>
        {
            foreach (var shown in MappingView.Shown) fields.Has(shown);
            if (version is null && VersionTag.Read(ifMatch) is null) fields.Wrong("version", "Send the version you changed, here or in the header If-Match, so that nobody's change is lost.");
            return (null, null, null);
        });
        return input with { Version = input.Version ?? VersionTag.Read(ifMatch) };
    }

    /// <summary>One mapping of several, its fields named below <paramref name="path"/>.</summary>
    internal static MappingInput Read(JsonElement json, InputErrors errors, string path)
    {
        if (json.ValueKind != JsonValueKind.Object) errors.Add(path, "Must be an object: { source, target, entity, rules }.");
        return Read(json, errors, path, (fields, _) =>
        {
            foreach (var shown in MappingView.Shown) fields.Has(shown);
            return Route(fields, errors);
        });
    }

    private static MappingInput Read(JsonElement? body, Func<InputErrors, Func<JsonInput, int?, (string?, string?, RecordKind?)>> route)
    {
        var errors = new InputErrors();
        var input = Read(body, errors, "", route(errors));
        errors.ThrowIfAny();
        return input;
    }

    private static MappingInput Read(JsonElement? body, InputErrors errors, string path, Func<JsonInput, int?, (string?, string?, RecordKind?)> route)
    {
        var fields = new JsonInput(body, errors, path);
        var rules = RuleInput.Read(fields, body, errors);
        if (rules is null && !fields.Has("rules")) fields.Wrong("rules", "Send the rules: an array of { target, source, functions, default, whenEmpty }.");
        var (note, version) = (fields.Text("note"), fields.Number("version", 1, int.MaxValue));
        var (source, target, kind) = route(fields, version);
        fields.Close();
        return new MappingInput(source, target, kind, rules ?? []) { Note = note, Version = version };
    }

    internal static (string? Source, string? Target, RecordKind? Kind) Route(JsonInput fields, InputErrors errors)
    {
        var named = (Text(fields, "source"), Text(fields, "target"), Text(fields, "entity"));
        if (named.Item3 is null) return (named.Item1, named.Item2, null);
        if (RecordKinds.TryParse(named.Item3, out var kind)) return (named.Item1, named.Item2, kind);
        errors.Add(fields.PathOf("entity"), $"\"{named.Item3}\" is unknown. Allowed: {string.Join(", ", RecordKinds.ParentsFirst.Select(RecordKinds.Name))}.");
        return (named.Item1, named.Item2, null);
    }

    private static string? Text(JsonInput fields, string name)
    {
        var text = fields.Text(name);
        if (text is null && !fields.Has(name)) fields.Wrong(name, name == "entity" ? "Name the kind of records, such as orders." : $"Name the {name} connection by its id.");
        return text;
    }
}
