using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using EasySale.Sync.Engine.Commerce;

namespace EasySale.Sync.Engine.Connecting;

/// <summary>Names a record that does not exist in the target yet: <c>{{customers/17}}</c>, or <c>{{orders/9/payment}}</c> for another purpose.</summary>
public static partial class Placeholder
{
    public static string For(RecordKey record, string purpose) =>
        purpose == Purposes.Record ? $"{{{{{record}}}}}" : $"{{{{{record}/{purpose}}}}}";

    /// <summary>The body with every placeholder replaced by the target's id, JSON-escaped.</summary>
    /// <param name="body">A JSON body.</param>
    /// <param name="idOf">Placeholder text → target id; what it answers null for stays as it is.</param>
    public static ReadOnlyMemory<byte> Fill(ReadOnlyMemory<byte> body, Func<string, string?> idOf)
    {
        if (body.Span.IndexOf("{{"u8) < 0) return body;
        var text = Encoding.UTF8.GetString(body.Span);
        return Encoding.UTF8.GetBytes(Form().Replace(text, match => Escaped(idOf(match.Value)) ?? match.Value));
    }

    private static string? Escaped(string? id) => id is null ? null : JsonEncodedText.Encode(id).ToString();

    [GeneratedRegex(@"\{\{(customers|products|inventory|orders|payments|refunds)/[^{}""\\]+\}\}")]
    private static partial Regex Form();
}
