using System.Text.Json;
using EasySale.Sync.Connectors.QuickBooks.Directory;
using EasySale.Sync.Connectors.QuickBooks.Money;
using EasySale.Sync.Connectors.QuickBooks.Wire;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;

namespace EasySale.Sync.Connectors.QuickBooks;

/// <summary>Between a shop's product and an item of the books.</summary>
internal static class ItemMap
{
    public const string Name = "Name";
    public const string Sku = "Sku";
    public const string Quantity = "QtyOnHand";

    /// <summary>What is read of a row and in every one of them: QuickBooks leaves out what is empty.</summary>
    public static readonly IReadOnlyList<string> AlwaysTold = [Name, TypePart, "Active", "MetaData"];

    /// <summary>Properties of a row that say nothing of its stock.</summary>
    public static readonly IReadOnlyList<string> BesideStock =
    [
        "domain", "sparse", "SyncToken", "MetaData", Name, Sku, Price, Description, "FullyQualifiedName", "Taxable", "SalesTaxIncluded", "SalesTaxCodeRef", "PurchaseCost",
        "PurchaseDesc", "PurchaseTaxCodeRef", "IncomeAccountRef", "ExpenseAccountRef", "AssetAccountRef", "ParentRef", "SubItem", "Level", "ClassRef", "AvgCost", "PrefVendorRef",
        "ReorderPoint", "InvStartDate",
    ];

    /// <summary>What QuickBooks puts behind the name of an inactive entry.</summary>
    private const string Switched = " (deleted)";

    /// <summary>What a product without a name is called, with its id behind.</summary>
    private const string Nameless = "Product";

    private const string TypePart = "Type";
    private const string Price = "UnitPrice";
    private const string Description = "Description";
    private const string Tracked = "TrackQtyOnHand";

    // Stock is counted in one place only, the shop: selling a stock item would lower it a second time.
    private const string Type = "NonInventory";

    public static void Creation(Product product, string name, string incomeAccount, string? expenseAccount, bool withPrice, Utf8JsonWriter json)
    {
        json.WriteString(TypePart, Type);
        json.WriteText(Name, name);
        json.Text(Sku, Names.Cut(product.Sku, TextLimits.Sku));
        if (withPrice) Amount(product, json);
        json.Text(Description, Names.Cut(product.Name, TextLimits.ItemDescription));
        json.Reference("IncomeAccountRef", incomeAccount);
        if (expenseAccount is not null) json.Reference("ExpenseAccountRef", expenseAccount);
    }

    /// <param name="product">The record.</param>
    /// <param name="isMerged">It says all there is to say: the name, too, and an SKU it does not have is blanked.</param>
    /// <param name="withPrice">The price is sent.</param>
    /// <param name="json">Where it is written.</param>
    public static void Update(Product product, bool isMerged, bool withPrice, Utf8JsonWriter json)
    {
        if (isMerged) json.WriteText(Name, NameOf(product));
        json.Text(Sku, Names.Cut(product.Sku, TextLimits.Sku), empties: isMerged && string.IsNullOrWhiteSpace(product.Sku));
        if (withPrice) Amount(product, json);
    }

    /// <summary>What the books say of a product once they are told of one: without a price they keep the one they have.</summary>
    public static Product Held(Product told, Product? before) => told with { Sku = Names.Cut(told.Sku, TextLimits.Sku), Price = told.Price ?? before?.Price };

    /// <summary>A row as a product; prices are in the company's own currency.</summary>
    public static Product From(JsonElement row) => new()
    {
        Id = row.Id(),
        IsDeleted = !row.IsActive(),
        Type = IsBundle(row) ? "grouped" : "simple",
        Name = Title(row),
        Status = row.IsActive() ? "publish" : "inactive",
        Sku = row.Text(Sku),
        // A new item's description is its name: then it says nothing of its own.
        Description = row.Text(Description) is { } text && text != Title(row) ? text : null,
        Price = IsBundle(row) ? null : row.Number(Price),
        ManagesStock = IsCounted(row),
        StockQuantity = IsCounted(row) ? row.Number(Quantity) : null,
        CreatedAt = row.CreatedAt(),
    };

    /// <summary>The unique name. Two long names may begin alike: one that must be cut is told apart at once.</summary>
    public static string NameOf(Product product)
    {
        var whole = Names.Clean(product.Name, int.MaxValue);
        return whole.Length is > 0 and <= TextLimits.ItemName ? whole : UniqueName.Apart(whole.Length == 0 ? Nameless : whole, product.Id, TextLimits.ItemName);
    }

    /// <summary>The product's name as the shop says it, where the item's is what was made of that.</summary>
    public static string PlainName(string name, string productId, Product? product)
    {
        var given = product is null ? null : NameOf(product);
        return given is not null && (name == given || name == UniqueName.Apart(given, productId, TextLimits.ItemName)) ? product!.Name : UniqueName.Plain(name, productId);
    }

    /// <summary>A counted row's stock.</summary>
    public static InventoryLevel Stock(JsonElement row) => new()
    {
        Id = row.Id(),
        ProductId = row.Id(),
        IsDeleted = !row.IsActive(),
        Quantity = row.Number(Quantity) ?? 0,
    };

    public static bool IsCategory(JsonElement row) => row.Text(TypePart) == "Category";

    /// <summary>QuickBooks counts its stock.</summary>
    public static bool IsCounted(JsonElement row) => row.Text(TypePart) == "Inventory" && row.Flag(Tracked);

    /// <summary>Categories and bundles share the list, but a line cannot name them.</summary>
    public static bool IsSellable(JsonElement row) => !IsCategory(row) && !IsBundle(row);

    private static void Amount(Product product, Utf8JsonWriter json)
    {
        if (product.Price is { } price) json.WriteNumber(Price, price);
    }

    private static bool IsBundle(JsonElement row) => row.Text(TypePart) is "Group" or "Bundle";

    private static string Title(JsonElement row) =>
        row.Text(Name) is not { } name ? "" : !row.IsActive() && name.EndsWith(Switched, StringComparison.Ordinal) ? name[..^Switched.Length] : name;

    public static KnownEntry? Known(JsonElement row) => !IsSellable(row) ? null : new KnownEntry(
        row.Text("Id")!,
        row.Text("SyncToken") ?? "0",
        KnownEntry.Digest(row.Text(Sku)),
        KnownEntry.Digest(row.Text(Name)) ?? "",
        null,
        row.IsActive());
}
