using System.Text.Json;
using EasySale.Sync.Connectors.QuickBooks.Company;
using EasySale.Sync.Connectors.QuickBooks.Documents;
using EasySale.Sync.Connectors.QuickBooks.Money;
using EasySale.Sync.Connectors.QuickBooks.Wire;
using EasySale.Sync.Engine.Commerce;

namespace EasySale.Sync.Connectors.QuickBooks;

/// <summary>How far an invoice is paid, from it and the payments linked with it.</summary>
internal static class PaymentMap
{
    /// <summary>What is read of an invoice and in every one of them: QuickBooks leaves out what is empty.</summary>
    public static readonly IReadOnlyList<string> AlwaysTold = ["TotalAmt", "Balance", "MetaData"];

    /// <summary>Properties of an invoice that say nothing of its payment.</summary>
    public static readonly IReadOnlyList<string> BesidePayment =
    [
        "domain", "sparse", "SyncToken", "MetaData", "TxnDate", "DueDate", "ShipDate", "CustomerMemo", "Line", "TxnTaxDetail", "BillAddr", "ShipAddr", "ShipFromAddr",
        "ShipMethodRef", "TrackingNum", "BillEmail", "BillEmailCc", "BillEmailBcc", "PrintStatus", "EmailStatus", "DeliveryInfo", "InvoiceLink", "CustomField",
        "ApplyTaxAfterDiscount", "SalesTermRef", "ClassRef", "DepartmentRef", "HomeBalance", "HomeTotalAmt", "ExchangeRate", "TaxExemptionRef",
        "AllowIPNPayment", "AllowOnlinePayment", "AllowOnlineCreditCardPayment", "AllowOnlineACHPayment", "GlobalTaxCalculation", "CustomerRef",
    ];

    /// <param name="invoice">The invoice.</param>
    /// <param name="payments">Payments by id; those it is linked with among them, as far as they could be read.</param>
    /// <param name="company">For the currency where it is not told, the zone of its days and the names of payment methods.</param>
    public static Payment From(JsonElement invoice, IReadOnlyDictionary<string, JsonElement> payments, CompanyProfile company)
    {
        var (total, balance) = (invoice.Number("TotalAmt") ?? 0, invoice.Number("Balance") ?? 0);
        var ids = invoice.Linked(Entities.Payment).Distinct().ToList();
        var linked = ids.Where(payments.ContainsKey).Select(id => payments[id]).ToList();
        var latest = linked.Where(payment => payment.Number("TotalAmt") > 0).OrderBy(payment => payment.Day("TxnDate")).ThenBy(payment => payment.Number("Id")).LastOrDefault();
        // Where a payment is not known, all that is no longer owed and was not credited was received.
        var received = linked.Count == ids.Count
            ? linked.Sum(payment => Received(payment, invoice.Id()))
            : Math.Max(0, total - balance - linked.Sum(payment => Applied(payment, invoice.Id()) - Received(payment, invoice.Id())));
        return new Payment
        {
            Id = invoice.Id(),
            IsDeleted = IsVoided(invoice),
            OrderId = invoice.Id(),
            OrderNumber = invoice.Text("DocNumber"),
            OrderOrigin = Marker.OriginIn(invoice.Text("PrivateNote"), Marker.OrderWord),
            Amount = received,
            Currency = invoice.Reference("CurrencyRef") ?? company.HomeCurrency,
            OrderTotal = total,
            Balance = balance,
            State = State(invoice, total, balance, received),
            Method = Method(latest, company),
            TransactionId = latest.Text("PaymentRefNum"),
            PaidAt = latest.ValueKind == JsonValueKind.Object && latest.Day("TxnDate") is { } day ? TxnDates.Beginning(day, company.TimeZone) : null,
        };
    }

    private static PaymentState State(JsonElement invoice, decimal total, decimal balance, decimal received) => (invoice, balance) switch
    {
        _ when IsVoided(invoice) => PaymentState.Voided,
        // An invoice of nothing tells of no money: people write over the word a void puts into the note.
        (_, 0) when received > 0 => PaymentState.Paid,
        (_, 0) => PaymentState.Credited,
        _ when balance < total => PaymentState.PartlyPaid,
        _ => PaymentState.Unpaid,
    };

    private static bool IsVoided(JsonElement invoice) =>
        invoice.Number("TotalAmt") == 0 && invoice.Text("PrivateNote")?.StartsWith("Voided", StringComparison.OrdinalIgnoreCase) == true;

    // A payment may apply credits besides money; its lines do not say which invoice got which, so no more than its money counts.
    private static decimal Received(JsonElement payment, string invoice) => Math.Min(payment.Number("TotalAmt") ?? 0, Applied(payment, invoice));

    private static decimal Applied(JsonElement payment, string invoice) =>
        payment.Rows("Line").Where(line => line.Linked(Entities.Invoice).Contains(invoice)).Sum(line => line.Number("Amount") ?? 0);

    private static string? Method(JsonElement payment, CompanyProfile company) =>
        payment.Part("PaymentMethodRef").Text("name") ?? (payment.Reference("PaymentMethodRef") is { } id ? company.PaymentMethods.FirstOrDefault(method => method.Id == id)?.Name : null);
}
