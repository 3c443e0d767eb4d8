using EasySale.Sync.Connectors.WooCommerce.Wire;
using EasySale.Sync.Engine.Commerce;

namespace EasySale.Sync.Connectors.WooCommerce;

internal static class CustomerMap
{
    public static Customer From(Row row) => From(row, row.Read(WooCommerceJson.Default.WireCustomer));

    /// <summary>What the store says of a customer once it is told of one: an account keeps its e-mail address, and who is at an address stays.</summary>
    public static Customer Held(Customer told, Customer? before) => told with
    {
        Email = told.Email ?? before?.Email,
        Billing = AddressMap.Held(told.Billing, before?.Billing) with { Company = told.Company, Phone = told.Phone },
        Shipping = AddressMap.Held(told.Shipping, before?.Shipping),
    };

    private static Customer From(Row row, WireCustomer wire) => new()
    {
        Id = row.RequiredId,
        ModifiedAt = wire.DateModifiedGmt,
        Version = row.Version,
        Raw = row.Raw,
        Email = wire.Email,
        FirstName = wire.FirstName,
        LastName = wire.LastName,
        Company = wire.Billing?.Company,
        Phone = wire.Billing?.Phone,
        Billing = AddressMap.From(wire.Billing),
        Shipping = AddressMap.From(wire.Shipping),
        CreatedAt = wire.DateCreatedGmt,
    };
}
