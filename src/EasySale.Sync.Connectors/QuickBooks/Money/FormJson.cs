using System.Text.Json;

namespace EasySale.Sync.Connectors.QuickBooks.Money;

internal static class FormJson
{
    /// <summary>Writes <c>"name":{"value":"…"}</c>; nothing where there is no value.</summary>
    public static void Reference(this Utf8JsonWriter json, string name, string? value)
    {
        if (value is null) return;
        json.WriteStartObject(name);
        json.WriteString("value", value);
        json.WriteEndObject();
    }
}
