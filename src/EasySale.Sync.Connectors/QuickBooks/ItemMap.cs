using System.Text.Json;
using EasySale.Sync.Connectors.QuickBooks.Directory;
using EasySale.Sync.Connectors.QuickBooks.Money;
using EasySale.Sync.Connectors.QuickBooks.Wire;
using EasySale.Sync.Engine.Commerce;

namespace EasySale.Sync.Connectors.QuickBooks;

/// <summary>Between a shop's product and an item of the books.</summary>
internal static class ItemMap
{
    public const string Name = "Name";
    public const string Sku = "Sku";

    // Stock is counted in one place only, the shop: selling a stock item would lower it a second time.
    private const string Type = "NonInventory";

    public static void Creation(Product product, string name, string incomeAccount, string? expenseAccount, bool withPrice, Utf8JsonWriter json)
    {
        json.WriteString(Name, name);
        json.WriteString("Type", Type);
        Update(product, withPrice, json);
        json.Text("Description", Names.Cut(product.Name, TextLimits.ItemDescription));
        json.Reference("IncomeAccountRef", incomeAccount);
        if (expenseAccount is not null) json.Reference("ExpenseAccountRef", expenseAccount);
    }

    public static void Update(Product product, bool withPrice, Utf8JsonWriter json)
    {
        json.Text(Sku, Names.Cut(product.Sku, TextLimits.Sku));
        if (withPrice && product.Price is { } price) json.WriteNumber("UnitPrice", price);
    }

    /// <summary>Categories and bundles share the list, but a line cannot name them.</summary>
    public static bool IsSellable(JsonElement row) => row.Text("Type") is not ("Category" or "Group" or "Bundle");

    public static KnownEntry? Known(JsonElement row) => !IsSellable(row) ? null : new KnownEntry(
        row.Text("Id")!,
        row.Text("SyncToken") ?? "0",
        KnownEntry.Digest(row.Text(Sku)),
        KnownEntry.Digest(row.Text(Name)) ?? "",
        null,
        row.IsActive());
}
