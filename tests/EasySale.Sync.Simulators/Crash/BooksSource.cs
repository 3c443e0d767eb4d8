using System.Text.Json.Nodes;
using EasySale.Sync.Engine.Connecting;

namespace EasySale.Sync.Simulators.Crash;

/// <summary>A company as it is seeded, with an invoice of a shop's order that is paid a day later.</summary>
public sealed class BooksSource : CrashSource
{
    private const string Customer = "58", Item = "21", WithoutTax = "402", Currency = "CAD";
    private const decimal Total = 10;

    private readonly BooksTarget _books;
    private readonly string _invoice;

    /// <param name="time">Its clock.</param>
    /// <param name="order">The order the invoice was made of, <c>connection/id</c>.</param>
    public BooksSource(TimeProvider time, string order)
    {
        _books = new BooksTarget(time, remembersRequests: true, customNumbers: true);
        _invoice = _books.Post("invoice", new JsonObject
        {
            ["CustomerRef"] = Reference(Customer),
            ["CurrencyRef"] = Reference(Currency),
            ["PrivateNote"] = $"EasySale.Sync order {order}",
            ["Line"] = new JsonArray(new JsonObject
            {
                ["Amount"] = Total,
                ["DetailType"] = "SalesItemLineDetail",
                ["SalesItemLineDetail"] = new JsonObject { ["ItemRef"] = Reference(Item), ["Qty"] = 1, ["UnitPrice"] = Total, ["TaxCodeRef"] = Reference(WithoutTax) },
            }),
        });
    }

    public override Connector Connector => _books.Connector;

    public override IReadOnlyDictionary<string, string> Settings => _books.Settings;

    public override IReadOnlyDictionary<string, string> Secrets => _books.Secrets;

    public override IReadOnlyDictionary<string, RequestDelegate> Hosts => _books.Hosts;

    public override Task Show(ShopDay day)
    {
        if (day == ShopDay.Second) Continue();
        return Task.CompletedTask;
    }

    private void Continue()
    {
        _books.Company.Edit("Customer", Customer, row => row["GivenName"] = "Augusta");
        _books.Company.Edit("Item", Item, row => row["UnitPrice"] = 17);
        _books.Post("customer", new JsonObject { ["DisplayName"] = "Charles Babbage", ["GivenName"] = "Charles", ["CurrencyRef"] = Reference(Currency), ["PrimaryEmailAddr"] = new JsonObject { ["Address"] = "charles@example.com" } });
        _books.Post("payment", new JsonObject
        {
            ["CustomerRef"] = Reference(Customer),
            ["CurrencyRef"] = Reference(Currency),
            ["TotalAmt"] = Total,
            ["Line"] = new JsonArray(new JsonObject
            {
                ["Amount"] = Total,
                ["LinkedTxn"] = new JsonArray(new JsonObject { ["TxnId"] = _invoice, ["TxnType"] = "Invoice" }),
            }),
        });
    }

    private static JsonObject Reference(string id) => new() { ["value"] = id };
}
