using System.Text.Json;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;

namespace EasySale.Sync.Connectors.WooCommerce.Writing;

/// <summary>
/// A customer as it is sent. What the record does not say is not sent, unless it was merged with what the store says: then it was emptied.
/// An address is told whole, so that no part of an old one stays in it.
/// </summary>
internal static class CustomerBody
{
    /// <param name="customer">The record.</param>
    /// <param name="isMerged">It says all there is to say: what it does not have is emptied. The e-mail address is not, an account needs one.</param>
    public static ReadOnlyMemory<byte> Of(Customer customer, bool isMerged) => BodyJson.Object(json =>
    {
        json.Told("email", customer.Email);
        json.Told("first_name", customer.FirstName, isMerged);
        json.Told("last_name", customer.LastName, isMerged);
        Billing(json, customer, isMerged);
        Shipping(json, customer.Shipping ?? new Address(), isMerged);
    });

    // A shop has one place for both: an old one in the address must not win over the one that was edited, or emptied.
    private static void Billing(Utf8JsonWriter json, Customer customer, bool isMerged)
    {
        var address = customer.Billing ?? new Address();
        var (company, phone) = isMerged ? (customer.Company, customer.Phone) : (customer.Company ?? address.Company, customer.Phone ?? address.Phone);
        address = address with { Company = company, Phone = phone };
        if (!isMerged && address == new Address()) return;
        json.WriteStartObject("billing");
        Person(json, address);
        json.Told("company", address.Company, isMerged);
        json.Told("email", address.Email);
        json.Told("phone", address.Phone, isMerged);
        Place(json, address, isMerged);
        json.WriteEndObject();
    }

    private static void Shipping(Utf8JsonWriter json, Address address, bool isMerged)
    {
        if (!isMerged && address == new Address()) return;
        json.WriteStartObject("shipping");
        Person(json, address);
        json.Told("company", address.Company);
        json.Told("phone", address.Phone);
        Place(json, address, isMerged);
        json.WriteEndObject();
    }

    // Not every system keeps who is at an address: who is not told is not gone.
    private static void Person(Utf8JsonWriter json, Address address)
    {
        json.Told("first_name", address.FirstName);
        json.Told("last_name", address.LastName);
    }

    private static bool IsPlace(Address address) => (address.Line1 ?? address.Line2 ?? address.City ?? address.Region ?? address.PostalCode ?? address.Country) is not null;

    private static void Place(Utf8JsonWriter json, Address address, bool isMerged)
    {
        if (!isMerged && !IsPlace(address)) return;
        json.WriteText("address_1", address.Line1 ?? "");
        json.WriteText("address_2", address.Line2 ?? "");
        json.WriteText("city", address.City ?? "");
        json.WriteText("state", address.Region ?? "");
        json.WriteText("postcode", address.PostalCode ?? "");
        json.WriteText("country", address.Country ?? "");
    }
}
