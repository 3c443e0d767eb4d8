using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;

namespace EasySale.Sync.Connectors.WooCommerce;

/// <summary>What of a record goes where in the shop, for people who change it.</summary>
internal static class FieldMap
{
    public static TargetFields Of(RecordKind kind) => kind switch
    {
        RecordKind.Customers => new TargetFields(Customers),
        RecordKind.Products => new TargetFields(Products),
        RecordKind.Inventory => new TargetFields([new("productId", "id", "The product or variation."), new("quantity", "stock_quantity", "Whole numbers.")]),
        RecordKind.Payments => new TargetFields([new("state", "status", "Where it is paid in full and the order waits for it: paidOrders.")]),
        _ => TargetFields.None,
    };

    private static readonly BuiltInField[] Customers =
    [
        new("email", "email", "Needed for a new account."),
        new("firstName", "first_name"),
        new("lastName", "last_name"),
        new("company", "billing.company", "Unless the billing address has its own."),
        new("phone", "billing.phone", "Unless the billing address has its own."),
        new("billing", "billing"),
        new("shipping", "shipping"),
    ];

    private static readonly BuiltInField[] Products =
    [
        new("name", "name"),
        new("sku", "sku"),
        new("description", "description"),
        new("type", "type", "On creation; types the shop does not know become simple."),
        new("status", "status", "publish, draft, pending and private; new products else get newProducts."),
        new("parentId", "parent", "A variation of that product."),
        new("regularPrice", "regular_price", "Else the price; not for variable products and groups."),
        new("salePrice", "sale_price", "Below the regular price."),
        new("taxClass", "tax_class"),
        new("managesStock", "manage_stock", "With new products, or always: productStock."),
        new("stockQuantity", "stock_quantity", "With new products, or always: productStock."),
    ];
}
