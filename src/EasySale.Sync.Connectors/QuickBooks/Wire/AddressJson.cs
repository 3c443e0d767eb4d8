using System.Text.Json;
using EasySale.Sync.Connectors.QuickBooks.Money;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;

namespace EasySale.Sync.Connectors.QuickBooks.Wire;

/// <summary>Writes addresses.</summary>
internal static class AddressJson
{
    /// <summary>A postal address; where nothing of it is known, it is left out, or blanked if that is meant.</summary>
    public static void Address(this Utf8JsonWriter writer, string name, Address? address, bool empties)
    {
        var parts = Parts(address ?? new Address()).ToList();
        if (!empties && parts.TrueForAll(part => string.IsNullOrWhiteSpace(part.Text))) return;
        writer.WriteStartObject(name);
        foreach (var (part, text) in parts) writer.Text(part, text, empties);
        writer.WriteEndObject();
    }

    /// <summary>An object of one text.</summary>
    public static void Part(this Utf8JsonWriter writer, string name, string part, string text)
    {
        writer.WriteStartObject(name);
        writer.WriteText(part, text);
        writer.WriteEndObject();
    }

    private static IEnumerable<(string Part, string Text)> Parts(Address address) =>
    [
        ("Line1", Names.Cut(address.Line1, TextLimits.AddressLine)),
        ("Line2", Names.Cut(address.Line2, TextLimits.AddressLine)),
        ("City", Names.Cut(address.City, TextLimits.AddressPart)),
        ("CountrySubDivisionCode", Names.Cut(address.Region, TextLimits.AddressPart)),
        ("PostalCode", Names.Cut(address.PostalCode, TextLimits.PostalCode)),
        ("Country", Names.Cut(address.Country, TextLimits.AddressPart)),
    ];
}
