using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using EasySale.Sync.Engine.Commerce;

namespace EasySale.Sync.Engine.Directions;

/// <summary>Values as both sides would write them: what differs only in spelling is the same.</summary>
internal static class FieldValues
{
    private const string Email = "email";

    /// <summary>Parts of an address about who is there, not where it is.</summary>
    private static readonly string[] Contact = ["firstName", "lastName", "company", Email, "phone"];

    /// <summary>A field in a spelling of its own; null where it is empty.</summary>
    public static string? Normal(RecordField field, CommerceRecord record) => Normal(field.Name, field.Get(record));

    /// <summary>The group's values as JSON, to be shown and compared.</summary>
    public static JsonObject Shown(FieldGroup group, CommerceRecord record) =>
        new(group.Fields.Select(field => KeyValuePair.Create(field.Name, Shown(field.Get(record)))));

    /// <summary>Name and value of an address's parts.</summary>
    public static IEnumerable<(string Name, string? Value)> Parts(Address address) =>
    [
        ("firstName", address.FirstName), ("lastName", address.LastName), ("company", address.Company), ("line1", address.Line1), ("line2", address.Line2),
        ("city", address.City), ("region", address.Region), ("postalCode", address.PostalCode), ("country", address.Country), (Email, address.Email), ("phone", address.Phone),
    ];

    /// <summary>
    /// Both say the same as far as both can: the same places, and nobody else there. Not every system keeps contacts at an address, so an
    /// address without them does not contradict one that has them.
    /// </summary>
    public static bool AreAlike(FieldGroup group, CommerceRecord one, CommerceRecord other) => group.Fields.All(field =>
        (field.Get(one), field.Get(other)) is (Address here, Address there) ? AreAlike(here, there) : Normal(field, one) == Normal(field, other));

    private static bool AreAlike(Address one, Address other)
    {
        var parts = Parts(one).Zip(Parts(other), (here, there) => (here.Name, Here: Normal(here.Name, (object?)here.Value), There: Normal(there.Name, (object?)there.Value))).ToList();
        return parts.Exists(part => part.Here is not null && !Contact.Contains(part.Name))
            && parts.TrueForAll(part => part.Here == part.There || (Contact.Contains(part.Name) && (part.Here is null || part.There is null)));
    }

    private static string? Normal(string name, object? value) => value switch
    {
        null => null,
        string text => Normal(name, text),
        decimal number => (number / 1.0000000000000000000000000000m).ToString(CultureInfo.InvariantCulture),
        Address address => Normal(address),
        _ => throw new InvalidOperationException($"{value.GetType().Name} is no field's type."),
    };

    private static string? Normal(string name, string text)
    {
        var words = string.Join(' ', text.Normalize(NormalizationForm.FormC).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (words.Length == 0) return null;
        return name == Email ? words.ToLowerInvariant() : words;
    }

    private static string? Normal(Address address)
    {
        var parts = Parts(address).Select(part => part.Value is null ? null : Normal(part.Name, part.Value)).ToList();
        return parts.TrueForAll(part => part is null) ? null : string.Join('\n', parts);
    }

    private static JsonNode? Shown(object? value) => value switch
    {
        null => null,
        Address address => new JsonObject(Parts(address).Where(part => part.Value is not null).Select(part => KeyValuePair.Create(part.Name, (JsonNode?)JsonValue.Create(part.Value)))),
        decimal number => JsonValue.Create(number),
        _ => JsonValue.Create((string)value),
    };
}
