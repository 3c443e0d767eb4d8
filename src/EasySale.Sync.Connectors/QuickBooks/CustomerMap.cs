using System.Text.Json;
using EasySale.Sync.Connectors.QuickBooks.Directory;
using EasySale.Sync.Connectors.QuickBooks.Documents;
using EasySale.Sync.Connectors.QuickBooks.Money;
using EasySale.Sync.Connectors.QuickBooks.Wire;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;

namespace EasySale.Sync.Connectors.QuickBooks;

/// <summary>Between a shop's customer and one of the books.</summary>
internal static class CustomerMap
{
    /// <summary>What is read of a row and in every one of them: QuickBooks leaves out what is empty.</summary>
    public static readonly IReadOnlyList<string> AlwaysTold = [Name, "Active", "MetaData"];

    public const string Name = "DisplayName";
    public const string Notes = "Notes";
    public const string Currency = "CurrencyRef";
    private const string EmailPart = "PrimaryEmailAddr";
    private const string GivenName = "GivenName";
    private const string FamilyName = "FamilyName";
    private const string CompanyName = "CompanyName";
    private const string PhonePart = "PrimaryPhone";
    private const string PhoneNumber = "FreeFormNumber";
    private const string BillingPart = "BillAddr";
    private const string ShippingPart = "ShipAddr";

    /// <summary>What QuickBooks puts behind the name of an inactive entry.</summary>
    private const string Switched = " (deleted)";

    /// <summary>The unique name. A customer of the books has one currency, so one who buys in another is named after it too.</summary>
    public static string DisplayName(Customer customer)
    {
        var name = NameOf(customer) ?? "Web customer";
        return customer.Currency is { } currency ? Names.WithSuffix(name, $" ({currency})", TextLimits.CustomerName) : name;
    }

    /// <summary>The unique name where the customer has one of their own; else null.</summary>
    public static string? OwnName(Customer customer) => NameOf(customer) is null ? null : DisplayName(customer);

    public static void Creation(Customer customer, string source, Utf8JsonWriter json)
    {
        json.WriteText(Name, DisplayName(customer));
        Update(customer, isMerged: false, json);
        if (customer.Currency is { } currency) json.Reference(Currency, currency);
        json.WriteText(Notes, Marker.OfCustomer(source, customer.Id));
    }

    /// <param name="customer">The record.</param>
    /// <param name="isMerged">
    /// It says all there is to say: what it does not have is blanked. The e-mail address is not: QuickBooks keeps the one it has. Nor is what
    /// the record has and the books do not take.
    /// </param>
    /// <param name="json">Where it is written.</param>
    public static void Update(Customer customer, bool isMerged, Utf8JsonWriter json)
    {
        Word(json, GivenName, customer.FirstName, TextLimits.PersonName, isMerged);
        Word(json, FamilyName, customer.LastName, TextLimits.PersonName, isMerged);
        Word(json, CompanyName, customer.Company, TextLimits.CompanyName, isMerged);
        if (IsEmail(customer.Email)) json.Part(EmailPart, "Address", customer.Email!.Trim());
        var phone = customer.Phone?.Trim() ?? "";
        if (phone.Length <= TextLimits.Phone && (isMerged || phone.Length > 0)) json.Part(PhonePart, PhoneNumber, phone);
        json.Address(BillingPart, customer.Billing, isMerged);
        json.Address(ShippingPart, customer.Shipping, isMerged);
    }

    /// <summary>What the books say of a customer once they are told of one: what they do not take, or do not let go, is as it was.</summary>
    public static Customer Held(Customer told, Customer? before)
    {
        var sent = JsonElement.Parse(BodyJson.Object(json => Update(told, isMerged: true, json)).Span);
        return told with
        {
            Email = Email(sent) ?? before?.Email,
            FirstName = sent.Text(GivenName) ?? before?.FirstName,
            LastName = sent.Text(FamilyName) ?? before?.LastName,
            Company = sent.Text(CompanyName) ?? before?.Company,
            Phone = sent.Part(PhonePart).Text(PhoneNumber) ?? before?.Phone,
            Billing = AddressReading.Of(sent.Part(BillingPart)),
            Shipping = AddressReading.Of(sent.Part(ShippingPart)),
        };
    }

    public static string? Email(JsonElement customer) => customer.Part(EmailPart).Text("Address");

    /// <summary>The record a row, or a body to be sent, says it was made from; null where it has no mark of ours.</summary>
    public static RecordOrigin? Origin(JsonElement customer) => Marker.OriginIn(customer.Text(Notes), Marker.CustomerWord);

    /// <summary>A row as a customer; what the books cannot hold is null.</summary>
    /// <param name="row">The row.</param>
    /// <param name="home">The company's own currency, which is not told of a customer.</param>
    public static Customer From(JsonElement row, string home)
    {
        var customer = new Customer
        {
            Id = row.Id(),
            IsDeleted = !row.IsActive(),
            Email = Email(row),
            FirstName = row.Text(GivenName),
            LastName = row.Text(FamilyName),
            Company = row.Text(CompanyName),
            Phone = row.Part(PhonePart).Text(PhoneNumber),
            Billing = AddressReading.Of(row.Part(BillingPart)),
            Shipping = AddressReading.Of(row.Part(ShippingPart)),
            Currency = row.Reference(Currency) is { } told && told != home ? told : null,
            CreatedAt = row.CreatedAt(),
            Origin = Origin(row),
        };
        return customer with { DisplayName = ToldName(row.Text(Name), DisplayName(customer), customer.Origin) };
    }

    /// <summary>Sub-customers are jobs of another one: nothing of a shop is booked on them.</summary>
    public static bool IsPart(JsonElement row) => row.Flag("Job");

    public static KnownEntry? Known(JsonElement row) => IsPart(row) ? null : new KnownEntry(
        row.Text("Id")!,
        row.Text("SyncToken") ?? "0",
        KnownEntry.Digest(Email(row)),
        KnownEntry.Digest(row.Text(Name)) ?? "",
        row.Reference(Currency),
        row.IsActive())
    {
        Origin = Origin(row),
    };

    private static void Word(Utf8JsonWriter json, string name, string? text, int limit, bool isMerged) =>
        json.Text(name, Names.Clean(text, limit), empties: isMerged && string.IsNullOrWhiteSpace(text));

    private static string? NameOf(Customer customer) =>
        new[] { customer.DisplayName, $"{customer.FirstName} {customer.LastName}", customer.Company, customer.Email }
            .Select(each => Names.Clean(each, TextLimits.CustomerName)).FirstOrDefault(each => each.Length > 0);

    // A name that is put together from the rest, or was told apart from another's, says nothing of its own.
    private static string? ToldName(string? name, string derived, RecordOrigin? origin)
    {
        var told = name?.EndsWith(Switched, StringComparison.Ordinal) == true ? name[..^Switched.Length] : name;
        if (told is not null && origin is not null) told = UniqueName.Plain(told, origin.Id);
        return told == derived || IsApart(told, derived) ? null : told;
    }

    // Whose notes people rewrote has no mark any more: then any number will do.
    private static bool IsApart(string? told, string derived) => told?.StartsWith(derived + UniqueName.Opening, StringComparison.Ordinal) == true;

    // The books refuse the whole customer for an address they do not like.
    private static bool IsEmail(string? text) =>
        text?.Trim() is { Length: <= TextLimits.Email } email && email.IndexOf('@') is > 0 and var at && email.IndexOf('.', at) > at + 1 && !email.Any(char.IsWhiteSpace);
}
