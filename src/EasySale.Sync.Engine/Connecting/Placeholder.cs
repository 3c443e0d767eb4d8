using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using EasySale.Sync.Engine.Commerce;

namespace EasySale.Sync.Engine.Connecting;

/// <summary>Names a record that does not exist in the target yet: <c>{{customers/17}}</c>, or <c>{{orders/9/payment}}</c> for another purpose.</summary>
public static partial class Placeholder
{
    public static string For(RecordKey record, string purpose) =>
        purpose == Purposes.Record ? $"{{{{{record.Kind.Name()}/{Spelled(record.Id)}}}}}" : $"{{{{{record.Kind.Name()}/{Spelled(record.Id)}/{purpose}}}}}";

    /// <summary>The body with every placeholder replaced by the target's id, JSON-escaped.</summary>
    /// <param name="body">A JSON body.</param>
    /// <param name="idOf">Placeholder text → target id; what it answers null for stays as it is.</param>
    public static ReadOnlyMemory<byte> Fill(ReadOnlyMemory<byte> body, Func<string, string?> idOf)
    {
        if (body.Span.IndexOf("{{"u8) < 0) return body;
        var text = Encoding.UTF8.GetString(body.Span);
        return Encoding.UTF8.GetBytes(Form().Replace(text, match => Escaped(idOf(match.Value)) ?? match.Value));
    }

    /// <summary>The records a body names by placeholder, each with the purpose meant.</summary>
    public static IReadOnlyList<(RecordKey Record, string Purpose)> In(ReadOnlyMemory<byte> body) =>
        body.Span.IndexOf("{{"u8) < 0 ? [] : [.. Form().Matches(Encoding.UTF8.GetString(body.Span)).Select(match => Parse(match.Value)).Distinct()];

    /// <summary>Whether a text is one placeholder and nothing else.</summary>
    public static bool IsOne(string text) => Form().Match(text) is { Success: true } match && match.Length == text.Length;

    /// <summary>What a placeholder names.</summary>
    public static (RecordKey Record, string Purpose) Parse(string placeholder)
    {
        var parts = placeholder[2..^2].Split('/');
        return RecordKinds.TryParse(parts[0], out var kind)
            ? (new RecordKey(kind, Meant(parts[1])), parts.Length > 2 ? parts[2] : Purposes.Record)
            : throw new FormatException($"{placeholder} names no kind of record.");
    }

    // A slash ends the id.
    private static string Spelled(string id) => id.Replace("%", "%25", StringComparison.Ordinal).Replace("/", "%2F", StringComparison.Ordinal);

    private static string Meant(string spelled) => spelled.Replace("%2F", "/", StringComparison.Ordinal).Replace("%25", "%", StringComparison.Ordinal);

    private static string? Escaped(string? id) => id is null ? null : JsonEncodedText.Encode(id).ToString();

    [GeneratedRegex(@"\{\{(customers|products|inventory|orders|payments|refunds)/[^{}""\\]+\}\}")]
    private static partial Regex Form();
}
