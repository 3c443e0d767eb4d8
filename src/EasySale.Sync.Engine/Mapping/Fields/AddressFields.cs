using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Mapping.Values;

namespace EasySale.Sync.Engine.Mapping.Fields;

/// <summary>The fields of an address. Where a record has no such address none is made: one with a single field in it would be no address.</summary>
internal static class AddressFields
{
    private static readonly (string Name, Func<Address, string?, Address> Set)[] Parts =
    [
        ("firstName", (address, text) => address with { FirstName = text }),
        ("lastName", (address, text) => address with { LastName = text }),
        ("company", (address, text) => address with { Company = text }),
        ("line1", (address, text) => address with { Line1 = text }),
        ("line2", (address, text) => address with { Line2 = text }),
        ("city", (address, text) => address with { City = text }),
        ("region", (address, text) => address with { Region = text }),
        ("postalCode", (address, text) => address with { PostalCode = text }),
        ("country", (address, text) => address with { Country = text }),
        ("email", (address, text) => address with { Email = text }),
        ("phone", (address, text) => address with { Phone = text }),
    ];

    public static IEnumerable<WritableField> Of<T>(string prefix, Func<T, Address?> get, Func<T, Address, T> with) where T : CommerceRecord =>
        Parts.Select(part => new WritableField($"{prefix}.{part.Name}", MappedType.Text)
        {
            Set = (record, value) => get((T)record) is { } address ? with((T)record, part.Set(address, (string?)value)) : record,
        });
}
