using System.Globalization;
using System.Text.Json.Nodes;
using EasySale.Sync.Simulators.QuickBooks.Books.State;

namespace EasySale.Sync.Simulators.QuickBooks.Books.Queries;

/// <summary>Compares values as what they look like: numbers, times with offsets, or text without case.</summary>
internal sealed class PropertyOrder : IComparer<string>
{
    /// <summary>The value of a property such as <c>MetaData.CreateTime</c>; of an address or a reference, the part that is asked for.</summary>
    public static string? ValueOf(JsonObject row, string path)
    {
        JsonNode? node = row;
        foreach (var name in path.Split('.'))
            node = (node as JsonObject)?.FirstOrDefault(pair => pair.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Value;
        if (node is not JsonObject part) return node is JsonValue value ? (value.TryGetValue<string>(out var text) ? text : value.ToJsonString()) : null;
        return part.Text("value") ?? part.Text("Address") ?? part.Text("FreeFormNumber") ?? part.Text("URI");
    }

    public int Compare(string? x, string? y)
    {
        if (Number(x) is { } left && Number(y) is { } right) return left.CompareTo(right);
        if (Time(x) is { } earlier && Time(y) is { } later) return earlier.CompareTo(later);
        return string.Compare(x, y, StringComparison.OrdinalIgnoreCase);
    }

    private static decimal? Number(string? text) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static DateTimeOffset? Time(string? text) =>
        text?.Contains('T') == true && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;
}
