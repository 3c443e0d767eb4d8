using EasySale.Sync.Connectors.WooCommerce.Wire;
using EasySale.Sync.Engine.Commerce;

namespace EasySale.Sync.Connectors.WooCommerce;

internal static class CustomerMap
{
    public static Customer From(Row row) => From(row, row.Read(WooCommerceJson.Default.WireCustomer));

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
