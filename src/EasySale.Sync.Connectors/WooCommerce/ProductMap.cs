using EasySale.Sync.Connectors.WooCommerce.Wire;
using EasySale.Sync.Engine.Commerce;

namespace EasySale.Sync.Connectors.WooCommerce;

internal static class ProductMap
{
    public const string Trash = "trash";

    public static Product From(Row row) => From(row, row.Read(WooCommerceJson.Default.WireProduct));

    /// <param name="row">A row of a variations list.</param>
    /// <param name="parent">Its product; null when that is gone.</param>
    public static Product Variation(Row row, VariationParent? parent)
    {
        var product = From(row);
        return product with
        {
            ParentId = product.ParentId ?? parent?.Id,
            Type = "variation",
            Name = FullName(product.Name, parent),
            // A variation without an SKU of its own reports its parent's; own ones are unique in the shop, so equal means inherited.
            Sku = product.Sku == parent?.Sku ? null : product.Sku,
        };
    }

    /// <summary>What the store says of a product once it is told of one: without a price it keeps the one it has.</summary>
    public static Product Held(Product told, Product? before) => told with { Price = told.Price ?? before?.Price };

    private static Product From(Row row, WireProduct wire) => new()
    {
        Id = row.RequiredId,
        ModifiedAt = wire.DateModifiedGmt,
        Version = row.Version,
        Mark = Marks.OfProduct(row),
        IsDeleted = wire.Status == Trash,
        Raw = row.Raw,
        ParentId = wire.ParentId,
        Type = wire.Type ?? "simple",
        Name = wire.Name ?? "",
        Status = wire.Status,
        Sku = wire.Sku,
        Description = wire.Description,
        Price = wire.Price,
        RegularPrice = wire.RegularPrice,
        SalePrice = wire.SalePrice,
        TaxClass = wire.TaxClass,
        ManagesStock = wire.ManageStock == "true",
        StockQuantity = wire.ManageStock == "true" ? wire.StockQuantity : null,
        CreatedAt = wire.DateCreatedGmt,
    };

    // Variations lists name a variation by its attributes only ("Red, M"), the single product by both ("Rain Shell - Red, M").
    private static string FullName(string name, VariationParent? parent) =>
        string.Join(" - ", new[] { parent?.Name, name }.Where(part => !string.IsNullOrEmpty(part)));
}
