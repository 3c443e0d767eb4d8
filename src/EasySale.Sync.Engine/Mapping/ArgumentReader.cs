using System.Text.Json;
using EasySale.Sync.Engine.Mapping.Functions;
using EasySale.Sync.Engine.Mapping.Paths;
using EasySale.Sync.Engine.Mapping.Values;
using NodaTime;

namespace EasySale.Sync.Engine.Mapping;

/// <summary>Reads one argument as its parameter asks for it.</summary>
/// <param name="paths">Checks a path of this rule: what is wrong with it, or null.</param>
internal sealed class ArgumentReader(Func<MappingPath, string?> paths)
{
    /// <returns>The value, or what must be sent instead.</returns>
    public (object? Value, string? Error) Read(FunctionParameter parameter, JsonElement json) =>
        IsWhole(json) ? Typed(parameter, json) : (null, Halved);

    /// <summary>A text, number or true/false of an argument or default.</summary>
    public static (object? Value, string? Error) Scalar(JsonElement json) => IsWhole(json) ? Plain(json) : (null, Halved);

    private const string Halved = "Holds half of a character. Send whole ones.";

    // JSON may spell half of a surrogate pair, which nobody could store or show again.
    private static bool IsWhole(JsonElement json)
    {
        try
        {
            return JsonSerializer.SerializeToUtf8Bytes(json).Length > 0;
        }
        catch (Exception fault) when (fault is InvalidOperationException or JsonException)
        {
            return false;
        }
    }

    private (object? Value, string? Error) Typed(FunctionParameter parameter, JsonElement json) => parameter.Kind switch
    {
        ParameterKind.Text => Text(json, least: parameter.Required ? 1 : 0),
        ParameterKind.Number => Number(json),
        ParameterKind.Whole => Whole(parameter, json),
        ParameterKind.Choice => TextOf(json) is { } word && parameter.Allowed.Contains(word)
            ? (word, null)
            : (null, $"Must be one of {string.Join(", ", parameter.Allowed.Select(each => $"\"{each}\""))}."),
        ParameterKind.Table => Table(json),
        ParameterKind.Path => Path(json),
        ParameterKind.Paths => Paths(json),
        ParameterKind.Template => Template(json),
        ParameterKind.DateFormat => DateFormat(json),
        ParameterKind.Zone => Zone(json),
        _ => Plain(json),
    };

    private static (object? Value, string? Error) Plain(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.String => Text(json, least: 0),
        JsonValueKind.Number => Number(json),
        JsonValueKind.True or JsonValueKind.False => (json.GetBoolean(), null),
        _ => (null, "Must be a text, a number, true or false."),
    };

    private static (object?, string?) Text(JsonElement json, int least)
    {
        if (TextOf(json) is not { } text || text.Length < least || text.Length > MappingLimits.Argument)
            return (null, $"Must be a text of {least} to {MappingLimits.Argument} characters.");
        return (text, null);
    }

    private static string? TextOf(JsonElement json) => json.ValueKind == JsonValueKind.String ? MappedValue.Of(json) as string : null;

    private static (object?, string?) Number(JsonElement json) =>
        json.ValueKind == JsonValueKind.Number && json.TryGetDecimal(out var number) && Math.Abs(number) <= MappingLimits.Number
            ? (number, null)
            : (null, $"Must be a number from -{MappingLimits.Number:0} to {MappingLimits.Number:0}.");

    private static (object?, string?) Whole(FunctionParameter parameter, JsonElement json) =>
        json.ValueKind == JsonValueKind.Number && json.TryGetInt32(out var number) && number >= parameter.Least && number <= parameter.Most
            ? (number, null)
            : (null, $"Must be a whole number from {parameter.Least} to {parameter.Most}.");

    private static (object?, string?) Table(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object || json.GetPropertyCount() is 0 or > MappingLimits.TableEntries)
            return (null, $"Must be an object of 1 to {MappingLimits.TableEntries} texts, such as {{\"bacs\": \"Bank\"}}.");
        var table = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var entry in json.EnumerateObject())
            if (Text(entry.Value, least: 0) is (string text, null)) table[entry.Name] = text;
            else return (null, $"\"{entry.Name}\": must be a text of at most {MappingLimits.Argument} characters.");
        return (table, null);
    }

    private (object?, string?) Path(JsonElement json)
    {
        if (TextOf(json) is not { } text) return (null, "Must be a path, such as billing.email.");
        var (path, error) = PathReader.Read(text);
        error ??= Checked(path!);
        return error is null ? (path, null) : (null, error);
    }

    private (object?, string?) Paths(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Array || json.GetArrayLength() is 0 or > MappingLimits.Parts)
            return (null, $"Must be an array of 1 to {MappingLimits.Parts} paths.");
        var read = new List<MappingPath>();
        foreach (var entry in json.EnumerateArray())
            if (Path(entry) is (MappingPath path, null)) read.Add(path);
            else return (null, $"Entry {read.Count}: {Path(entry).Item2}");
        return (read, null);
    }

    private (object?, string?) Template(JsonElement json)
    {
        if (Text(json, least: 1) is not (string text, null)) return (null, $"Must be a text of 1 to {MappingLimits.Argument} characters.");
        var (template, error) = TextTemplate.Read(text);
        error ??= template!.Paths.Select(Checked).FirstOrDefault(wrong => wrong is not null);
        return error is null ? (template, null) : (null, error);
    }

    private string? Checked(MappingPath path) => TextTemplate.IsCurrent(path) ? null : paths(path);

    private static (object?, string?) Zone(JsonElement json) =>
        TextOf(json) is { } name && DateTimeZoneProviders.Tzdb.GetZoneOrNull(name) is { } zone
            ? (zone, null)
            : (null, "Must be an IANA time zone, such as Europe/Berlin or UTC.");

    private static (object?, string?) DateFormat(JsonElement json) => TextOf(json) is { } text && DateText.IsFormat(text)
        ? (text, null)
        : (null, $"Must be made of {DateText.Allowed}, 2 to {DateText.Longest} characters, such as yyyy-MM-dd.");
}
