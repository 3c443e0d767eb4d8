using System.Globalization;
using System.Text.Json;
using EasySale.Sync.Engine.Connecting;

namespace EasySale.Sync.Connectors.WooCommerce.Writing;

/// <summary>Writes what is sent to a store: what is not known is left out, and amounts are texts.</summary>
internal static class StoreBody
{
    /// <summary>A text; left out when the record has none.</summary>
    public static void Told(this Utf8JsonWriter writer, string name, string? text)
    {
        if (!string.IsNullOrEmpty(text)) writer.WriteText(name, text);
    }

    /// <summary>A text; one the record does not have is emptied in the store, too, where that is meant.</summary>
    public static void Told(this Utf8JsonWriter writer, string name, string? text, bool empties)
    {
        if (empties) writer.WriteText(name, text ?? "");
        else writer.Told(name, text);
    }

    /// <summary>An amount, as text: the store refuses a number where it validates.</summary>
    public static void Amount(this Utf8JsonWriter writer, string name, decimal? amount)
    {
        if (amount is { } known) writer.WriteString(name, known.ToString(CultureInfo.InvariantCulture));
    }
}
