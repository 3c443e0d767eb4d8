using System.Globalization;
using System.Text.Json;
using EasySale.Sync.Engine.Connecting;

namespace EasySale.Sync.Connectors.WooCommerce.Writing;

/// <summary>Holds what is sent against what the store has.</summary>
internal static class SentFields
{
    /// <summary>Properties of our bodies that say where something goes, not what it is.</summary>
    private static readonly string[] Addressing = ["id", "parent_id", "option", "type"];

    private static readonly string[] Amounts = ["regular_price", "sale_price", "stock_quantity"];

    /// <summary>What a store changes or drops without a word when it does not like it.</summary>
    private static readonly string[] DroppedInSilence =
        ["status", "sku", "regular_price", "sale_price", "tax_class", "manage_stock", "stock_quantity", "email"];

    /// <summary>The store has all of it already.</summary>
    public static bool AreHeld(JsonElement sent, JsonElement held) =>
        sent.EnumerateObject().Where(field => !Addressing.Contains(field.Name)).All(field => IsHeld(field, held));

    /// <summary>
    /// What is sent of it. An SKU the resource has is not told again: the store refuses it where another product has it too, even to the
    /// one that has had it all along.
    /// </summary>
    public static JsonElement ToSend(JsonElement sent, JsonElement held) =>
        !sent.EnumerateObject().Any(field => field.Name == "sku" && IsHeld(field, held)) ? sent : JsonElement.Parse(BodyJson.Object(json =>
        {
            foreach (var field in sent.EnumerateObject())
                if (field.Name != "sku") field.WriteTo(json);
        }).Span);

    /// <summary>Names of those the store took in silence and did not keep.</summary>
    public static IReadOnlyList<string> NotKept(JsonElement sent, JsonElement held) =>
        [.. sent.EnumerateObject().Where(field => DroppedInSilence.Contains(field.Name) && !IsHeld(field, held) && !IsInherited(field)).Select(field => field.Name)];

    // A variation without an SKU of its own tells its product's.
    private static bool IsInherited(JsonProperty field) => field.Name == "sku" && field.Value.ToString().Length == 0;

    private static bool IsHeld(JsonProperty field, JsonElement held)
    {
        var has = held.ValueKind == JsonValueKind.Object && held.TryGetProperty(field.Name, out var value) ? value : default;
        if (field.Value.ValueKind == JsonValueKind.Object) return field.Value.EnumerateObject().All(part => IsHeld(part, has));
        var (ours, theirs) = (Plain(field.Value), has.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null ? "" : Plain(has));
        if (Amounts.Contains(field.Name)) return Amount(ours) == Amount(theirs);
        return string.Equals(ours, theirs, field.Name == "email" ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal);
    }

    private static string Plain(JsonElement value) => value.ToString().ReplaceLineEndings("\n").Trim();

    private static decimal? Amount(string text) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var amount) ? amount : null;
}
