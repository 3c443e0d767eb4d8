using EasySale.Sync.Connectors.WooCommerce.Wire;
using EasySale.Sync.Engine.Commerce;

namespace EasySale.Sync.Connectors.WooCommerce;

internal static class AddressMap
{
    private static readonly Address Empty = new();

    /// <summary>Null when nothing of it is filled in.</summary>
    public static Address? From(WireAddress? wire) => wire is null || Map(wire) is var address && address == Empty ? null : Map(wire);

    /// <summary>A told address with the people who were at the one before, where it names none.</summary>
    public static Address Held(Address? told, Address? before) => (told ?? Empty) with
    {
        FirstName = told?.FirstName ?? before?.FirstName,
        LastName = told?.LastName ?? before?.LastName,
        Company = told?.Company ?? before?.Company,
        Email = told?.Email ?? before?.Email,
        Phone = told?.Phone ?? before?.Phone,
    };

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
