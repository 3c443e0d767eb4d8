using System.Text.Json;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;

namespace EasySale.Sync.Connectors.WooCommerce.Writing;

/// <summary>A customer as it is sent. What the record does not say is not sent; an address is told whole, so that no part of an old one stays in it.</summary>
internal static class CustomerBody
{
    public static ReadOnlyMemory<byte> Of(Customer customer) => BodyJson.Object(json =>
    {
        json.Told("email", customer.Email);
        json.Told("first_name", customer.FirstName);
        json.Told("last_name", customer.LastName);
        var billing = customer.Billing ?? new Address();
        // A shop has one place for both: an old one in the address must not win over the one that was edited.
        Address(json, "billing", billing with { Company = customer.Company ?? billing.Company, Phone = customer.Phone ?? billing.Phone }, hasEmail: true);
        Address(json, "shipping", customer.Shipping ?? new Address(), hasEmail: false);
    });

    private static void Address(Utf8JsonWriter json, string name, Address address, bool hasEmail)
    {
        if (address == new Address()) return;
        json.WriteStartObject(name);
        json.Told("first_name", address.FirstName);
        json.Told("last_name", address.LastName);
        json.Told("company", address.Company);
        if (hasEmail) json.Told("email", address.Email);
        json.Told("phone", address.Phone);
        if (IsPlace(address)) Place(json, address);
        json.WriteEndObject();
    }

    private static bool IsPlace(Address address) => (address.Line1 ?? address.Line2 ?? address.City ?? address.Region ?? address.PostalCode ?? address.Country) is not null;

    private static void Place(Utf8JsonWriter json, Address address)
    {
        json.WriteText("address_1", address.Line1 ?? "");
        json.WriteText("address_2", address.Line2 ?? "");
        json.WriteText("city", address.City ?? "");
        json.WriteText("state", address.Region ?? "");
        json.WriteText("postcode", address.PostalCode ?? "");
        json.WriteText("country", address.Country ?? "");
    }
}
