using System.Text.Json.Nodes;
using EasySale.Sync.Simulators.QuickBooks.Books;

namespace EasySale.Sync.Connectors.Tests.QuickBooks.Simulator;

/// <summary>
/// The sample exchanges, asked again. Before each, the exchanges it stands on are asked; <c>Entity@n</c> makes n the next id.
/// Not replayed: what the gateway answers (OAuth, throttles, remembered request ids, 4002, HTML and XML); exchanges of companies other than the
/// seeds (automated tax, other preferences); those whose state was put together by hand and not by the other exchanges
/// (query/changed-since, query/active-and-inactive, cdc/changes-and-deletes, customer/fault-6220, batch/update-with-options); cdc/cap-1000 has no
/// body. Their rules have tests of their own.
/// </summary>
public sealed class ReplayTests
{
    /// <summary>Stamps, ids the sample's author chose, and members about which the samples disagree with each other.</summary>
    private static readonly string[] Free =
    [
        "time", "MetaData", "Id", "TxnId", "PrintStatus", "AllowOnlineACHPayment", "AllowOnlineCreditCardPayment", "LineEx", "TaxCodeId", "TaxRateId",
    ];

    [Theory]
    [InlineData("customer/create")]
    [InlineData("customer/create-minimum-composed-name")]
    [InlineData("customer/read", "customer/create")]
    [InlineData("customer/sparse-update", "customer/create")]
    [InlineData("customer/full-update-clears-omitted", "customer/create", "customer/sparse-update")]
    [InlineData("customer/deactivate", "customer/create", "customer/sparse-update", "customer/full-update-clears-omitted")]
    [InlineData("customer/fault-6240-duplicate-name")]
    [InlineData("customer/fault-5010-stale", "customer/create", "customer/sparse-update")]
    [InlineData("customer/fault-name-with-colon")]
    [InlineData("item/create-inventory")]
    [InlineData("item/create-noninventory")]
    [InlineData("item/create-service")]
    [InlineData("item/create-category")]
    [InlineData("item/create-in-category", "Item@33", "item/create-category")]
    [InlineData("item/sparse-update-quantity", "Item@30", "item/create-inventory")]
    [InlineData("item/fault-inventory-accounts-missing")]
    [InlineData("item/fault-6240-duplicate-name")]
    [InlineData("item/inventoryadjustment-create")]
    [InlineData("lists/account-create")]
    [InlineData("lists/class-create")]
    [InlineData("lists/department-create")]
    [InlineData("lists/paymentmethod-create")]
    [InlineData("company/companyinfo-read")]
    [InlineData("company/preferences-manual-tax")]
    public void Lists_answer_as_sampled(string name, params string[] before) => Replay(name, before);

    [Theory]
    [InlineData("invoice/create-us-manual-tax", "items")]
    [InlineData("invoice/create-woo-discount-shipping-fee", "customer/create")]
    [InlineData("invoice/read", "customer/create", "Invoice@130", "invoice/create-woo-discount-shipping-fee")]
    [InlineData("invoice/sparse-update-header", "customer/create", "Invoice@130", "invoice/create-woo-discount-shipping-fee")]
    [InlineData("invoice/sparse-update-partial-lines-drops-the-rest", "customer/create", "Invoice@130", "invoice/create-woo-discount-shipping-fee", "invoice/sparse-update-header")]
    [InlineData("invoice/void", "customer/create", "Invoice@130", "invoice/create-woo-discount-shipping-fee")]
    [InlineData("invoice/delete", "customer/create", "Invoice@130", "invoice/create-woo-discount-shipping-fee", "invoice/void")]
    [InlineData("invoice/fault-6140-duplicate-docnumber", "customer/create", "Invoice@130", "invoice/create-woo-discount-shipping-fee")]
    [InlineData("invoice/create-allow-duplicate-docnumber", "customer/create", "Invoice@130", "invoice/create-woo-discount-shipping-fee")]
    [InlineData("invoice/fault-2020-line-missing", "customer/create")]
    [InlineData("invoice/fault-2050-docnumber-too-long", "customer/create")]
    [InlineData("invoice/fault-5010-stale", "customer/create", "Invoice@130", "invoice/create-woo-discount-shipping-fee", "invoice/sparse-update-header")]
    [InlineData("invoice/fault-610-inactive-reference", "customer/create", "items")]
    [InlineData("invoice/fault-2500-invalid-reference", "customer/create")]
    [InlineData("invoice/fault-6070-amount-mismatch", "customer/create")]
    [InlineData("invoice/fault-6210-period-closed", "customer/create")]
    [InlineData("salesreceipt/create-woo-paid-order", "customer/create")]
    [InlineData("salesreceipt/create-default-deposit-account", "customer/create")]
    [InlineData("salesreceipt/void", "customer/create", "Invoice@140", "salesreceipt/create-woo-paid-order")]
    [InlineData("salesreceipt/delete", "customer/create", "Invoice@140", "salesreceipt/create-woo-paid-order", "salesreceipt/void")]
    [InlineData("refundreceipt/create-partial", "customer/create")]
    [InlineData("refundreceipt/fault-2020-deposit-account-missing", "customer/create")]
    [InlineData("creditmemo/create", "customer/create")]
    [InlineData("creditmemo/apply-through-zero-payment", "customer/create", "Invoice@130", "invoice/create-woo-discount-shipping-fee", "Invoice@160", "creditmemo/create")]
    [InlineData("payment/create-applied", "customer/create", "Invoice@130", "invoice/create-woo-discount-shipping-fee")]
    [InlineData("payment/create-unapplied", "customer/create")]
    [InlineData("payment/void", "customer/create", "Invoice@130", "invoice/create-woo-discount-shipping-fee", "Invoice@170", "payment/create-applied")]
    [InlineData("payment/delete", "customer/create", "Invoice@130", "invoice/create-woo-discount-shipping-fee", "Invoice@170", "payment/create-applied", "payment/void")]
    [InlineData("deposit/create-payout-with-fee", "customer/create", "Invoice@172", "payment/create-unapplied")]
    [InlineData("payment/fault-6540-already-deposited", "customer/create", "Invoice@172", "payment/create-unapplied", "deposit/create-payout-with-fee")]
    public void Transactions_answer_as_sampled(string name, params string[] before) => Replay(name, before);

    [Theory]
    [InlineData("tax/uk-tax-excluded-per-line-rounding")]
    [InlineData("tax/uk-tax-inclusive-one-line")]
    [InlineData("tax/uk-tax-inclusive-five-lines")]
    [InlineData("tax/uk-fault-6000-no-tax-code")]
    [InlineData("tax/fault-6100-us-line-tax-code", "customer/create")]
    [InlineData("tax/us-group-of-two-rates", "customer/create")]
    [InlineData("tax/taxservice-create")]
    [InlineData("tax/query-taxcode")]
    [InlineData("tax/query-taxrate")]
    [InlineData("query/all-customers-page1")]
    [InlineData("query/all-customers-page2")]
    [InlineData("query/empty")]
    [InlineData("query/count")]
    [InlineData("query/escaped-apostrophe")]
    [InlineData("query/id-in-list")]
    [InlineData("query/like")]
    [InlineData("query/post-form")]
    [InlineData("query/fault-4000-parse")]
    [InlineData("query/fault-4000-lexical-curly-quote")]
    [InlineData("query/fault-4001-not-queryable")]
    [InlineData("cdc/nothing-changed")]
    [InlineData("cdc/fault-older-than-window")]
    [InlineData("batch/all-ok", "items", "Invoice@131", "invoice/create-us-manual-tax")]
    [InlineData("batch/partial-fault", "customer/create", "customer/sparse-update")]
    [InlineData("batch/fault-too-many-items")]
    [InlineData("batch/fault-requestid-too-long")]
    [InlineData("http/400-object-not-found")]
    [InlineData("http/400-multiple-errors")]
    [InlineData("http/404-wrong-path")]
    public void Tax_queries_and_batches_answer_as_sampled(string name, params string[] before) => Replay(name, before);

    private static void Replay(string name, string[] before)
    {
        var sample = Exchange.Read(name);
        var books = new Books(sample.Seed, new CompanySwitches { BooksClosedUntil = new DateOnly(2025, 12, 31) });
        foreach (var step in before) Prepare(books.Company, step);
        var answer = books.Company.Handle(sample.Call);
        Assert.True(sample.Status == answer.Status, $"{answer.Status} {answer.Body.ToJsonString()}");
        if (sample.Answer is not null) Same(sample.Answer, answer.Body, name);
    }

    private static void Prepare(Company company, string step)
    {
        if (step == "items") Items(company);
        else if (step.Contains('@')) NextId(company, step.Split('@'));
        else Assert.Equal(200, company.Handle(Exchange.Read(step).Call).Status);
    }

    private static void Items(Company company)
    {
        foreach (var (id, name) in new[] { ("5", "Rock Fountain"), ("11", "Pump"), ("3", "Concrete"), ("99", "Gone") })
            company.Add("Item", new JsonObject { ["Id"] = id, ["Name"] = name, ["Type"] = "Service", ["Active"] = name != "Gone" });
    }

    private static void NextId(Company company, string[] parts)
    {
        var last = (int.Parse(parts[1], null) - 1).ToString(System.Globalization.CultureInfo.InvariantCulture);
        company.Add(parts[0], new JsonObject { ["Id"] = last });
        company.Remove(parts[0], last);
    }

    /// <summary>Every sampled member must be there with its value; the answer may hold more.</summary>
    private static void Same(JsonNode? expected, JsonNode? actual, string path)
    {
        if (expected is JsonObject row)
            foreach (var (name, value) in row.Where(pair => !Free.Contains(pair.Key) && !Disputed(path, pair.Key))) Same(value, actual?[name], $"{path}.{name}");
        else if (expected is JsonArray list)
            Lists(list, Assert.IsType<JsonArray>(actual), path);
        else Assert.True(Equal(expected, actual), $"{path}: expected {expected?.ToJsonString()}, was {actual?.ToJsonString()}");
    }

    /// <summary>Members a sample has without reason, or about which the samples say themselves that they are unsure.</summary>
    private static bool Disputed(string path, string name) => name switch
    {
        "DepositToAccountRef" => path.StartsWith("creditmemo/apply", StringComparison.Ordinal),
        "Detail" => path.StartsWith("query/fault-4000", StringComparison.Ordinal),
        "Qty" or "UnitPrice" => path.StartsWith("salesreceipt/void", StringComparison.Ordinal),
        _ => false,
    };

    private static void Lists(JsonArray expected, JsonArray actual, string path)
    {
        Assert.True(expected.Count == actual.Count, $"{path}: expected {expected.ToJsonString()}, was {actual.ToJsonString()}");
        foreach (var (one, other) in Ordered(expected).Zip(Ordered(actual))) Same(one, other, path + "[]");
    }

    /// <summary>Batch answers come in any order.</summary>
    private static IEnumerable<JsonNode?> Ordered(JsonArray list) => list.OrderBy(node => (string?)(node as JsonObject)?["bId"], StringComparer.Ordinal);

    private static bool Equal(JsonNode? expected, JsonNode? actual) =>
        (expected?.ToJsonString(), actual?.ToJsonString()) is var (one, other)
        && (one == other || (decimal.TryParse(one, out var left) && decimal.TryParse(other, out var right) && left == right));
}
