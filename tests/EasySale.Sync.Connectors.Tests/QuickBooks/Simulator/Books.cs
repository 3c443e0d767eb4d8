using System.Text;
using System.Text.Json.Nodes;
using EasySale.Sync.Simulators.QuickBooks.Books;
using EasySale.Sync.Simulators.Time;

namespace EasySale.Sync.Connectors.Tests.QuickBooks.Simulator;

/// <summary>A simulated company and short ways to talk to it.</summary>
internal sealed class Books
{
    public Books(string seed = "us", CompanySwitches? switches = null, Func<CompanySeed, CompanySeed>? change = null) =>
        Company = new Company((change ?? (same => same))(CompanySeed.Named(seed)), switches ?? new CompanySwitches(), Clock);

    public FakeTimeProvider Clock { get; } = new(DateTimeOffset.Parse("2026-06-15T10:05:00-07:00", null));

    public Company Company { get; }

    public BookAnswer Post(string path, string body, params (string Name, string Value)[] query) =>
        Company.Handle(new BookCall("POST", path.Split('/'), query.ToDictionary(pair => pair.Name, pair => pair.Value), Encoding.UTF8.GetBytes(body), "application/json"));

    public BookAnswer Get(string path, params (string Name, string Value)[] query) =>
        Company.Handle(new BookCall("GET", path.Split('/'), query.ToDictionary(pair => pair.Name, pair => pair.Value), Array.Empty<byte>(), null));

    public JsonObject Query(string statement) => Get("query", ("query", statement)).Body;

    /// <summary>The one record of an answer that must be 200.</summary>
    public static JsonObject Record(BookAnswer answer)
    {
        Assert.True(answer.Status == 200, answer.Body.ToJsonString());
        return answer.Body.First().Value!.AsObject();
    }

    public static string? Code(JsonObject body) => (string?)body["Fault"]?["Error"]?[0]?["code"];

    /// <summary>An invoice of one line for the seed's first customer.</summary>
    public static string Invoice(string line, string more = "") => $$"""{"CustomerRef":{"value":"58"},"TxnDate":"2026-06-15","Line":[{{line}}]{{more}}}""";

    public static string Line(string item, string quantity, string price, string amount, string tax = "TAX", string more = "") => $$$"""
        {"Amount":{{{amount}}},"DetailType":"SalesItemLineDetail","SalesItemLineDetail":{"ItemRef":{"value":"{{{item}}}"},"Qty":{{{quantity}}},"UnitPrice":{{{price}}},"TaxCodeRef":{"value":"{{{tax}}}"}{{{more}}}}}
        """;
}
