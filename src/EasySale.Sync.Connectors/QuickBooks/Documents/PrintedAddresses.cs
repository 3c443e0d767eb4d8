using System.Text.Json;
using EasySale.Sync.Connectors.QuickBooks.Money;
using EasySale.Sync.Connectors.QuickBooks.Wire;
using EasySale.Sync.Engine.Commerce;

namespace EasySale.Sync.Connectors.QuickBooks.Documents;

/// <summary>Addresses on a document: company and person on the first lines, as they are printed.</summary>
internal static class PrintedAddresses
{
    /// <summary>Writes the address under this name; nothing when all of it is empty.</summary>
    public static void PrintedAddress(this Utf8JsonWriter body, string name, Address? address)
    {
        if (address is null || Parts(address) is not { Count: > 0 } parts) return;
        body.WriteStartObject(name);
        foreach (var part in parts) body.Text(part.Name, part.Value);
        body.WriteEndObject();
    }

    private static List<(string Name, string? Value)> Parts(Address address) =>
    [
        .. Lines(address).Select((line, index) => ($"Line{index + 1}", (string?)line)),
        .. new[]
        {
            ("City", DocumentText.OneLine(address.City, TextLimits.AddressPart)),
            ("CountrySubDivisionCode", DocumentText.OneLine(address.Region, TextLimits.AddressPart)),
            ("PostalCode", DocumentText.OneLine(address.PostalCode, TextLimits.PostalCode)),
            ("Country", DocumentText.OneLine(address.Country, TextLimits.AddressPart)),
        }.Where(part => part.Item2 is not null),
    ];

    private static IEnumerable<string> Lines(Address address) =>
        new[] { address.Company, $"{address.FirstName} {address.LastName}", address.Line1, address.Line2 }
            .Select(line => DocumentText.OneLine(line, TextLimits.AddressLine)).OfType<string>();
}
