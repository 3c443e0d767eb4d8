using System.Text.Json.Nodes;
using EasySale.Sync.Connectors.QuickBooks;
using EasySale.Sync.Connectors.QuickBooks.Company;
using EasySale.Sync.Connectors.QuickBooks.Documents;
using EasySale.Sync.Connectors.QuickBooks.Settings;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;

namespace EasySale.Sync.Connectors.Tests.QuickBooks.Documents;

/// <summary>What plans of documents know: a US company with manual sales tax, as the sample exchanges have it, choices and links.</summary>
internal sealed class Books
{
    private readonly Dictionary<(RecordKey Record, string Purpose), TargetReference> _made = new()
    {
        [(new RecordKey(RecordKind.Customers, "7"), Purposes.Record)] = new("62", "0"),
        [(new RecordKey(RecordKind.Products, "501"), Purposes.Record)] = new("21", "0"),
        [(new RecordKey(RecordKind.Products, "502"), Purposes.Record)] = new("22", "0"),
    };

    public CompanyProfile Company { get; set; } = new()
    {
        Country = "US",
        Name = "Sample Company",
        HomeCurrency = "USD",
        TaxModel = TaxModel.UsManual,
        TimeZone = "America/Los_Angeles",
        CustomTxnNumbers = true,
        AllowDiscount = true,
        AllowShipping = true,
        ShippingAccount = "94",
        DiscountAccount = "86",
        TaxGroupCode = "2",
        TaxCodes = [new TaxCode("TAX", "TAX", true, []), new TaxCode("NON", "NON", true, []), new TaxCode("2", "California", true, ["3"])],
        TaxRates = [new TaxRate("3", "California", 8, null)],
        PaymentMethods = [new PaymentMethod("8", "Stripe", true), new PaymentMethod("9", "PayPal", true)],
    };

    public QuickBooksSettings Settings { get; set; } = new()
    {
        ApiUrl = "http://127.0.0.1:9",
        OAuthUrl = "http://127.0.0.1:9",
        RealmId = "1",
        ClientId = "app",
        ClientSecret = new Secret("secret"),
        RefreshToken = new Secret("token"),
        UnpaidStatuses = new HashSet<string> { "on-hold" },
        PaymentTermsDays = 30,
        FeeItem = "23",
        RefundItem = "24",
        FallbackItem = "25",
        DefaultTaxCode = "TAX",
        ExemptTaxCode = "NON",
        PaymentMethods = new Dictionary<string, GatewayRoute> { ["stripe"] = new("8", "92") },
        SendNotes = true,
    };

    /// <summary>References the source does not have, with the reason.</summary>
    public Dictionary<RecordKey, string> Missing { get; } = [];

    public void Made(RecordKey record, string purpose, string id, string entity, string version = "0", bool isVoided = false) =>
        _made[(record, purpose)] = new TargetReference(id, version) { Entity = entity, IsVoided = isVoided };

    public void Forget(RecordKey record) => _made.Remove((record, Purposes.Record));

    public RecordPlan Plan(Order order) => OrderDrafts.Of(order, Known);

    public RecordPlan Plan(Refund refund) => RefundDrafts.Of(refund, Known);

    public static JsonObject Body(Draft draft) => JsonNode.Parse(draft.Body.Span)!.AsObject();

    private DocumentPlan Known => new(
        new PlanContext("shop-1", (record, purpose) => _made.GetValueOrDefault((record, purpose)), record => Missing.GetValueOrDefault(record)), Company, Settings);
}
