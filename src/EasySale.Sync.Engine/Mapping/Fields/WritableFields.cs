using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Mapping.Values;

namespace EasySale.Sync.Engine.Mapping.Fields;

/// <summary>
/// The fields rules may set, kind by kind. Left out on purpose: ids and references (links hang on them), currencies, amounts,
/// quantities and taxes of documents (their sums must agree to the cent), and stamps (cursors, books and numbering go by them).
/// </summary>
public static class WritableFields
{
    private static readonly Dictionary<RecordKind, IReadOnlyList<WritableField>> ByKind = new()
    {
        [RecordKind.Customers] =
        [
            Text<Customer>("email", (customer, text) => customer with { Email = text }),
            Text<Customer>("firstName", (customer, text) => customer with { FirstName = text }),
            Text<Customer>("lastName", (customer, text) => customer with { LastName = text }),
            Text<Customer>("company", (customer, text) => customer with { Company = text }),
            Text<Customer>("phone", (customer, text) => customer with { Phone = text }),
            .. AddressFields.Of<Customer>("billing", customer => customer.Billing, (customer, address) => customer with { Billing = address }),
            .. AddressFields.Of<Customer>("shipping", customer => customer.Shipping, (customer, address) => customer with { Shipping = address }),
        ],
        [RecordKind.Products] =
        [
            Text<Product>("name", (product, text) => product with { Name = text! }) with { Required = true },
            Text<Product>("sku", (product, text) => product with { Sku = text }),
            Text<Product>("description", (product, text) => product with { Description = text }),
            Text<Product>("taxClass", (product, text) => product with { TaxClass = text }),
            Price("price", (product, price) => product with { Price = price }),
            Price("regularPrice", (product, price) => product with { RegularPrice = price }),
            Price("salePrice", (product, price) => product with { SalePrice = price }),
        ],
        [RecordKind.Inventory] = [Number<InventoryLevel>("quantity", (level, number) => level with { Quantity = number!.Value }) with { Required = true }],
        [RecordKind.Orders] =
        [
            Text<Order>("number", (order, text) => order with { Number = text! }) with { Required = true },
            Text<Order>("status", (order, text) => order with { Status = text! }) with { Required = true },
            Text<Order>("customerNote", (order, text) => order with { CustomerNote = text }),
            Text<Order>("paymentMethod", (order, text) => order with { PaymentMethod = text }),
            Text<Order>("paymentMethodTitle", (order, text) => order with { PaymentMethodTitle = text }),
            Text<Order>("transactionId", (order, text) => order with { TransactionId = text }),
            .. AddressFields.Of<Order>("billing", order => order.Billing, (order, address) => order with { Billing = address }),
            .. AddressFields.Of<Order>("shipping", order => order.Shipping, (order, address) => order with { Shipping = address }),
            .. LineFields.All,
        ],
        [RecordKind.Payments] =
        [
            Text<Payment>("method", (payment, text) => payment with { Method = text }),
            Text<Payment>("transactionId", (payment, text) => payment with { TransactionId = text }),
        ],
        [RecordKind.Refunds] = [Text<Refund>("reason", (refund, text) => refund with { Reason = text }), .. LineFields.All],
    };

    /// <summary>The fields of a kind, in the order of its record.</summary>
    public static IReadOnlyList<WritableField> Of(RecordKind kind) => ByKind[kind];

    public static WritableField? Find(RecordKind kind, string path) => ByKind[kind].FirstOrDefault(field => field.Path == path);

    private static WritableField Text<T>(string path, Func<T, string?, T> set) where T : CommerceRecord =>
        new(path, MappedType.Text) { Set = (record, value) => set((T)record, (string?)value) };

    private static WritableField Number<T>(string path, Func<T, decimal?, T> set) where T : CommerceRecord =>
        new(path, MappedType.Number) { Set = (record, value) => set((T)record, (decimal?)value) };

    private static WritableField Price(string path, Func<Product, decimal?, Product> set) => Number(path, set) with { Least = 0 };
}
