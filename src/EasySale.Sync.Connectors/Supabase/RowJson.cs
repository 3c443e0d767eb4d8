using System.Buffers;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Text.Unicode;
using EasySale.Sync.Engine.Commerce;

namespace EasySale.Sync.Connectors.Supabase;

/// <summary>Writes rows as JSON that Postgres takes: amounts exact, instants in UTC, no characters that jsonb refuses.</summary>
internal static partial class RowJson
{
    /// <summary>The column of custom fields.</summary>
    public const string CustomColumn = "custom";

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <summary>An object, its properties in the order written.</summary>
    public static ReadOnlyMemory<byte> Object(Action<Utf8JsonWriter> properties)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Options))
        {
            writer.WriteStartObject();
            properties(writer);
            writer.WriteEndObject();
        }

        return Acceptable(buffer.WrittenMemory);
    }

    public static void Instant(this Utf8JsonWriter writer, string name, DateTimeOffset? instant) =>
        writer.WriteString(name, instant?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFF'Z'", CultureInfo.InvariantCulture));

    public static void Number(this Utf8JsonWriter writer, string name, decimal? number)
    {
        if (number is { } known) writer.WriteNumber(name, known);
        else writer.WriteNull(name);
    }

    /// <summary>The source's JSON as it came, byte for byte where Postgres takes it; an empty object where there is none.</summary>
    public static void Raw(this Utf8JsonWriter writer, JsonElement? raw)
    {
        writer.WritePropertyName("raw");
        writer.WriteRawValue(raw is { } known ? JsonMarshal.GetRawUtf8Value(known) : "{}"u8, skipInputValidation: true);
    }

    /// <summary>The custom fields of the tenant's mapping, an empty object where none has a value; no column where it has none.</summary>
    public static void Custom(this Utf8JsonWriter writer, CommerceRecord record)
    {
        if (record.Custom is not { } custom) return;
        writer.WriteStartObject(CustomColumn);
        foreach (var (name, value) in custom)
        {
            writer.WritePropertyName(name);
            value.WriteTo(writer);
        }

        writer.WriteEndObject();
    }

    /// <summary>Whether a row has custom fields.</summary>
    /// <param name="body">What was planned.</param>
    /// <param name="inside">The property that holds the row; null where the body is the row.</param>
    public static bool HasCustom(ReadOnlyMemory<byte> body, string? inside = null)
    {
        if (body.Span.IndexOf("\"custom\""u8) < 0) return false;
        var row = JsonSerializer.Deserialize<JsonElement>(body.Span);
        return (inside is null ? row : row.GetProperty(inside)).TryGetProperty(CustomColumn, out _);
    }

    /// <summary>
    /// The same JSON without NULs and lone surrogates, which Postgres refuses in any text. Double braces, which would read as
    /// placeholders, are spelled otherwise: JSON has them in texts only.
    /// </summary>
    public static ReadOnlyMemory<byte> Acceptable(ReadOnlyMemory<byte> json)
    {
        var bytes = json.Span;
        if (bytes.IndexOf(@"\u"u8) < 0 && bytes.IndexOf("{{"u8) < 0 && Utf8.IsValid(bytes)) return json;
        var text = Escape().Replace(Encoding.UTF8.GetString(bytes), match => match.Groups["refused"].Success ? "" : match.Value);
        return Encoding.UTF8.GetBytes(text.Replace("{{", @"{\u007b", StringComparison.Ordinal));
    }

    // Every escape is matched, so that the u of an escaped backslash before a plain u is never taken for one.
    [GeneratedRegex(@"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|(?<refused>\\u0000|\\u[dD][89a-fA-F][0-9a-fA-F]{2})|\\.", RegexOptions.CultureInvariant)]
    private static partial Regex Escape();
}
