using System.Text.Json;
using EasySale.Sync.Engine.Commerce;

namespace EasySale.Sync.Connectors.QuickBooks.Wire;

/// <summary>Reads addresses. The books know no contact at an address, and up to five lines.</summary>
internal static class AddressReading
{
    private static readonly string[] Beyond = ["Line2", "Line3", "Line4", "Line5"];

    /// <summary>The address; null where nothing of it is known.</summary>
    public static Address? Of(JsonElement row)
    {
        var address = new Address
        {
            Line1 = Text(row, "Line1"),
            Line2 = string.Join(", ", Beyond.Select(line => Text(row, line)).OfType<string>()) is { Length: > 0 } rest ? rest : null,
            City = Text(row, "City"),
            Region = Text(row, "CountrySubDivisionCode"),
            PostalCode = Text(row, "PostalCode"),
            Country = Countries.Of(row.Text("Country")),
        };
        return address == new Address() ? null : address;
    }

    private static string? Text(JsonElement row, string name) => row.Text(name) is { } text && !string.IsNullOrWhiteSpace(text) ? text : null;
}
