using System.Text.Json;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;

namespace EasySale.Sync.Connectors.WooCommerce.Writing;

/// <summary>A product or variation as it is sent. What the record does not say is not sent, apart from what was emptied.</summary>
internal static class ProductBody
{
    public const string Simple = "simple";
    public const string Variable = "variable";
    public const string Variation = "variation";

    private static readonly string[] Types = [Simple, Variable, "grouped", "external"];
    private static readonly string[] Statuses = ["publish", "draft", "pending", "private"];
    private static readonly string[] WithoutPrice = [Variable, "grouped"];

    /// <param name="product">The record.</param>
    /// <param name="parentId">A variation's product in the store, or its placeholder; else null.</param>
    /// <param name="newStatus">The status of what has none the store knows.</param>
    public static ReadOnlyMemory<byte> Creation(Product product, string? parentId, string newStatus) => BodyJson.Object(json =>
    {
        if (parentId is null)
        {
            json.WriteString("type", Types.Contains(product.Type) ? product.Type : Simple);
            json.WriteText("name", product.Name);
        }
        else
        {
            json.WriteString("parent_id", parentId);
            json.WriteText("option", product.Name);
        }

        json.WriteString("status", Status(product) ?? newStatus);
        json.Told("sku", product.Sku);
        Shared(json, product);
        if (product.ManagesStock) Stock(json, product.StockQuantity);
    });

    /// <param name="product">The record.</param>
    /// <param name="isVariation">In the store: a variation's name is made of its attributes.</param>
    /// <param name="withStock">The quantity is sent, too.</param>
    /// <param name="isMerged">It says all there is to say: an SKU it does not have is emptied.</param>
    public static ReadOnlyMemory<byte> Update(Product product, bool isVariation, bool withStock, bool isMerged) => BodyJson.Object(json =>
    {
        if (!isVariation) json.WriteText("name", product.Name);
        json.Told("status", Status(product));
        json.Told("sku", product.Sku, isMerged);
        Shared(json, product);
        if (withStock && product.ManagesStock) Stock(json, product.StockQuantity);
    });

    /// <summary>Counts stock, and says how much there is where that is known.</summary>
    public static void Stock(Utf8JsonWriter json, decimal? quantity)
    {
        json.WriteBoolean("manage_stock", true);
        if (quantity is { } known) json.WriteNumber("stock_quantity", known);
    }

    /// <summary>The price before a sale: a record that tells but one price means that.</summary>
    public static decimal? Regular(Product product) => product.RegularPrice ?? product.Price;

    private static void Shared(Utf8JsonWriter json, Product product)
    {
        json.Told("description", product.Description);
        json.Told("tax_class", product.TaxClass);
        if (WithoutPrice.Contains(product.Type)) return;
        json.Amount("regular_price", Regular(product));
        if (product.SalePrice is not null) json.Amount("sale_price", product.SalePrice);
        else if (SaysNoSale(product)) json.WriteString("sale_price", "");
    }

    // Both prices told and the same: there is no sale. One price alone says nothing of sales.
    private static bool SaysNoSale(Product product) => product.RegularPrice is not null && product.Price == product.RegularPrice;

    private static string? Status(Product product) => Statuses.Contains(product.Status) ? product.Status : null;
}
