using System.Globalization;
using System.Text.Json.Nodes;

namespace EasySale.Sync.Simulators.QuickBooks.Books.State;

/// <summary>Reads members of a record. Numbers and booleans may be text: the service takes both.</summary>
internal static class RowReading
{
    public static string? Text(this JsonObject row, string name) =>
        row[name] is JsonValue value ? (value.TryGetValue<string>(out var text) ? text : value.ToJsonString()) : null;

    public static decimal? Number(this JsonObject row, string name) =>
        decimal.TryParse(row.Text(name), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    public static bool? Flag(this JsonObject row, string name) => bool.TryParse(row.Text(name), out var flag) ? flag : null;

    public static DateOnly? Date(this JsonObject row, string name) =>
        DateOnly.TryParseExact(row.Text(name), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;

    public static JsonObject? Part(this JsonObject row, string name) => row[name] as JsonObject;

    /// <summary>The id a reference such as <c>CustomerRef</c> points at.</summary>
    public static string? Ref(this JsonObject row, string name) => row.Part(name)?.Text("value") is { Length: > 0 } id ? id : null;

    public static IReadOnlyList<JsonObject> Rows(this JsonObject row, string name) =>
        row[name] is JsonArray rows ? [.. rows.OfType<JsonObject>()] : [];

    public static string Id(this JsonObject row) => row.Text("Id") ?? throw new InvalidOperationException("A stored record has an Id.");

    public static bool IsActive(this JsonObject row) => row.Flag("Active") ?? true;

    public static JsonObject Copy(this JsonObject row) => row.DeepClone().AsObject();
}
