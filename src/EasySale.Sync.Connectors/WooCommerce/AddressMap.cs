using EasySale.Sync.Connectors.WooCommerce.Wire;
using EasySale.Sync.Engine.Commerce;

namespace EasySale.Sync.Connectors.WooCommerce;

internal static class AddressMap
{
    private static readonly Address Empty = new();

    /// <summary>Null when nothing of it is filled in.</summary>
    public static Address? From(WireAddress? wire) => wire is null || Map(wire) is var address && address == Empty ? null : Map(wire);

    private static Address Map(WireAddress wire) => new()
    {
        FirstName = wire.FirstName,
        LastName = wire.LastName,
        Company = wire.Company,
        Line1 = wire.Address1,
        Line2 = wire.Address2,
        City = wire.City,
        Region = wire.State,
        PostalCode = wire.Postcode,
        Country = wire.Country,
        Email = wire.Email,
        Phone = wire.Phone,
    };
}
