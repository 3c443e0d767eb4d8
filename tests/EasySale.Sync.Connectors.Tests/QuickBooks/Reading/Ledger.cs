using System.Text;
using System.Text.Json.Nodes;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Simulators.QuickBooks.Books;

namespace EasySale.Sync.Connectors.Tests.QuickBooks.Reading;

/// <summary>Short ways to change a company's books as a bookkeeper does, and to walk a stream to its end.</summary>
internal static class Ledger
{
    public static string Customer(this Company books, string name) =>
        books.Add("Customer", new JsonObject { ["DisplayName"] = name, ["GivenName"] = name, ["Active"] = true });

    /// <summary>An invoice of 10.00 for the seed's first customer. Its id.</summary>
    public static string Invoice(this Company books, string? note = null, string item = "22") => Post(books, "invoice", new JsonObject
    {
        ["CustomerRef"] = new JsonObject { ["value"] = "58" },
        ["PrivateNote"] = note,
        ["Line"] = new JsonArray(new JsonObject
        {
            ["Amount"] = 10,
            ["DetailType"] = "SalesItemLineDetail",
            ["SalesItemLineDetail"] = new JsonObject { ["ItemRef"] = new JsonObject { ["value"] = item }, ["Qty"] = 1, ["UnitPrice"] = 10, ["TaxCodeRef"] = new JsonObject { ["value"] = "NON" } },
        }),
    });

    /// <summary>Money received for an invoice. The payment's id.</summary>
    public static string Pay(this Company books, string invoice, decimal amount, string day = "2026-06-15", string? reference = null) => Post(books, "payment", new JsonObject
    {
        ["CustomerRef"] = books.Find("Invoice", invoice)!["CustomerRef"]!.DeepClone(),
        ["CurrencyRef"] = books.Find("Invoice", invoice)!["CurrencyRef"]?.DeepClone(),
        ["TotalAmt"] = amount,
        ["TxnDate"] = day,
        ["PaymentRefNum"] = reference,
        ["PaymentMethodRef"] = new JsonObject { ["value"] = "8" },
        ["Line"] = new JsonArray(Line(amount, "Invoice", invoice)),
    });

    /// <summary>A credit of 10.00, set off against an invoice by a payment of nothing.</summary>
    public static void Credit(this Company books, string invoice)
    {
        var memo = Post(books, "creditmemo", new JsonObject { ["CustomerRef"] = new JsonObject { ["value"] = "58" }, ["Line"] = books.Find("Invoice", invoice)!["Line"]![0]!.DeepClone() is var line ? new JsonArray(line) : null });
        Post(books, "payment", new JsonObject
        {
            ["CustomerRef"] = new JsonObject { ["value"] = "58" },
            ["TotalAmt"] = 0,
            ["Line"] = new JsonArray(Line(10, "Invoice", invoice), Line(10, "CreditMemo", memo)),
        });
    }

    public static void Delete(this Company books, string entity, string id) => Post(books, entity, Reference(books, entity, id), ("operation", "delete"));

    public static void Void(this Company books, string entity, string id) => Post(books, entity, Reference(books, entity, id), ("operation", "void"));

    public static async Task<IReadOnlyList<Page>> Walk(this SourceStream source, ReadScope scope, Func<Task>? between = null)
    {
        var pages = new List<Page>();
        do
        {
            if (pages.Count > 0 && between is not null) await between();
            pages.Add(await source.Read(scope, pages.Count == 0 ? null : pages[^1].Next, TestContext.Current.CancellationToken));
            Assert.True(pages.Count < 100, "The walk does not end.");
        }
        while (pages[^1].Next is not null);
        return pages;
    }

    public static ReadScope Everything { get; } = new(SyncMode.Full, null, RecordFilter.None);

    public static ReadScope Since(string? watermark) => new(SyncMode.Incremental, watermark, RecordFilter.None);

    private static JsonObject Reference(Company books, string entity, string id) =>
        new() { ["Id"] = id, ["SyncToken"] = books.Find(entity, id)!["SyncToken"]!.DeepClone() };

    private static JsonObject Line(decimal amount, string type, string id) =>
        new() { ["Amount"] = amount, ["LinkedTxn"] = new JsonArray(new JsonObject { ["TxnId"] = id, ["TxnType"] = type }) };

    private static string Post(Company books, string entity, JsonObject body, params (string Name, string Value)[] query)
    {
        foreach (var empty in body.Where(pair => pair.Value is null).Select(pair => pair.Key).ToList()) body.Remove(empty);
        var call = new BookCall("POST", [entity.ToLowerInvariant()], query.ToDictionary(pair => pair.Name, pair => pair.Value), Encoding.UTF8.GetBytes(body.ToJsonString()), "application/json");
        var answer = books.Handle(call);
        Assert.True(answer.Status == 200, answer.Body.ToJsonString());
        return (string)answer.Body.First().Value!["Id"]!;
    }
}
