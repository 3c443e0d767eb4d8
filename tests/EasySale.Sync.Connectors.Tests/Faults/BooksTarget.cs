using System.Globalization;
using System.Text.Json.Nodes;
using EasySale.Sync.Connectors.QuickBooks;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Simulators.QuickBooks;
using EasySale.Sync.Simulators.QuickBooks.Books;

namespace EasySale.Sync.Connectors.Tests.Faults;

/// <summary>A Canadian company of QuickBooks.</summary>
internal sealed class BooksTarget(QuickBooksSimulator books) : TargetSide
{
    private static readonly string[] Lists = ["Customer", "Item"];
    private static readonly string[] Documents = ["SalesReceipt", "Invoice", "Payment", "RefundReceipt", "CreditMemo"];

    public QuickBooksSimulator Books => books;

    public Company Company => books.Companies[0];

    public override Connector Connector { get; } = new QuickBooksConnector();

    public override Dictionary<string, string> Settings => Texts(CanadianConnection.Settings(books, Company.RealmId));

    public override long Calls => books.Calls.Count;

    public static Task<TargetSide> Open(JumpingClock clock) => Open(clock, new OAuthSwitches());

    public static async Task<TargetSide> Open(JumpingClock clock, OAuthSwitches oauth) => new BooksTarget(await QuickBooksSimulator.StartAsync(
        new QuickBooksOptions { Companies = [CompanySeed.Named(CanadianConnection.Seed)], Limits = false, OAuth = oauth, Time = clock },
        TestContext.Current.CancellationToken));

    public override Dictionary<string, string> Secrets() => Texts(CanadianConnection.Secrets(books, Company.RealmId));

    public override void ClearFaults() => books.Faults.Clear();

    public override Task<string> State() => Task.FromResult(string.Join('\n', Lists.SelectMany(Names).Concat(Documents.SelectMany(Papers)).Order(StringComparer.Ordinal)));

    public override ValueTask DisposeAsync() => books.DisposeAsync();

    private static Dictionary<string, string> Texts(JsonObject fields) =>
        fields.ToDictionary(field => field.Key, field => field.Value is JsonValue text ? text.GetValue<string>() : field.Value!.ToJsonString());

    private IEnumerable<string> Names(string entity) => Company.All(entity).Select(one => $"{entity} {one["DisplayName"] ?? one["Name"]}");

    private IEnumerable<string> Papers(string entity) => Company.All(entity).Select(one => string.Create(CultureInfo.InvariantCulture,
        $"{entity} {one["DocNumber"]} {one["PrivateNote"]?.ToString().Split('\n')[^1]} {one["TotalAmt"]} {one["Balance"]} {one["CustomerMemo"]?["value"]} for {Company.Find("Customer", $"{one["CustomerRef"]?["value"]}")?["DisplayName"]}: {one["Line"]?.AsArray().Count} lines"));
}
