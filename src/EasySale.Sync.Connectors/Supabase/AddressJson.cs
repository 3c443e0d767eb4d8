using System.Text.Json;
using EasySale.Sync.Engine.Commerce;

namespace EasySale.Sync.Connectors.Supabase;

/// <summary>An address as a jsonb column holds it: the parts it has.</summary>
internal static class AddressJson
{
    public static void Address(this Utf8JsonWriter writer, string name, Address? address)
    {
        writer.WriteStartObject(name);
        if (address is not null)
            foreach (var (part, text) in Parts(address))
                if (text is not null) writer.WriteString(part, text);
        writer.WriteEndObject();
    }

    private static IEnumerable<(string Part, string? Text)> Parts(Address address) =>
    [
        ("first_name", address.FirstName),
        ("last_name", address.LastName),
        ("company", address.Company),
        ("line1", address.Line1),
        ("line2", address.Line2),
        ("city", address.City),
        ("region", address.Region),
        ("postal_code", address.PostalCode),
        ("country", address.Country),
        ("email", address.Email),
        ("phone", address.Phone),
    ];
}
