using System.Text;
using System.Text.Json.Nodes;
using EasySale.Sync.Connectors.QuickBooks;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Simulators.QuickBooks;
using EasySale.Sync.Simulators.QuickBooks.Books;

namespace EasySale.Sync.Simulators.Crash;

/// <summary>A Canadian company with several currencies.</summary>
public sealed class BooksTarget : CrashTarget
{
    private static readonly CompanySeed OwnNumbers = CompanySeed.Named("ca");
    private static readonly CompanySeed TheirNumbers = OwnNumbers.With("Preferences", all => all["SalesFormsPrefs"]!["CustomTxnNumbers"] = false);

    private const int EveryTry = int.MaxValue;
    private const string Stale = """{"Fault":{"Error":[{"Message":"Stale Object Error","Detail":"Somebody else changed it.","code":"5010"}],"type":"ValidationFault"}}""";

    private readonly QuickBooksSimulator _books;

    /// <param name="time">Its clock.</param>
    /// <param name="remembersRequests">Whether it knows a requestid again.</param>
    /// <param name="customNumbers">Whether documents carry our numbers or those the company gives.</param>
    /// <param name="also">Settings besides those every scene has.</param>
    public BooksTarget(TimeProvider time, bool remembersRequests, bool customNumbers, params IReadOnlyList<(string Name, string Value)> also)
    {
        _books = QuickBooksSimulator.WithoutPort(
            new QuickBooksOptions
            {
                Companies = [customNumbers ? OwnNumbers : TheirNumbers],
                Limits = false,
                Time = time,
                Gateway = new GatewaySwitches { RequestIdLife = remembersRequests ? TimeSpan.MaxValue : TimeSpan.Zero },
                // Where the former token dies at once, an answer that is lost costs the connection: only its owner can help then.
                OAuth = new OAuthSwitches { FormerRefreshTokenLives = TimeSpan.FromHours(24) },
            },
            new Uri("https://books.example/"));
        Settings = CanadianConnection.Settings(_books, Company.RealmId).ToDictionary(field => field.Key, field => Text(field.Value!));
        var settings = new Dictionary<string, string>(Settings) { ["cancelledOrders"] = "void" };
        foreach (var (name, value) in also) settings[name] = value;
        Settings = settings;
        Secrets = CanadianConnection.Secrets(_books, Company.RealmId).ToDictionary(field => field.Key, field => Text(field.Value!));
    }

    public QuickBooksSimulator Simulator => _books;

    public Company Company => _books.Companies[0];

    public override Connector Connector { get; } = new QuickBooksConnector();

    public override IReadOnlyDictionary<string, string> Settings { get; }

    public override IReadOnlyDictionary<string, string> Secrets { get; }

    public override IReadOnlyDictionary<string, RequestDelegate> Hosts => new Dictionary<string, RequestDelegate> { [_books.BaseUrl.Host] = _books.Answer };

    public override IDisposable Unsteady()
    {
        _books.Faults.On("POST", "/salesreceipt", times: EveryTry).Answer(StatusCodes.Status400BadRequest, Stale);
        return new Steadied(_books);
    }

    public override void Edit()
    {
        var known = Company.All("Customer").Single(row => (string?)row["PrimaryEmailAddr"]?["Address"] == "ada@example.com");
        Company.Edit("Customer", (string)known["Id"]!, row => row["PrimaryPhone"] = new JsonObject { ["FreeFormNumber"] = "555-0100" });
        Post("customer", new JsonObject { ["DisplayName"] = "Charles Babbage", ["GivenName"] = "Charles", ["FamilyName"] = "Babbage", ["PrimaryEmailAddr"] = new JsonObject { ["Address"] = "charles@example.com" }, ["CurrencyRef"] = new JsonObject { ["value"] = "CAD" } });
    }

    /// <summary>Enters something as another app does. Its id.</summary>
    internal string Post(string entity, JsonObject body)
    {
        var call = new BookCall("POST", [entity], new Dictionary<string, string>(), Encoding.UTF8.GetBytes(body.ToJsonString()), "application/json");
        var answer = Company.Handle(call);
        return answer.Status == StatusCodes.Status200OK ? (string)answer.Body.First().Value!["Id"]! : throw new InvalidOperationException(answer.Body.ToJsonString());
    }

    public override Task<string> Picture() => Task.FromResult(BooksPicture.Of(Company));

    private static string Text(JsonNode value) => value is JsonValue text ? text.GetValue<string>() : value.ToJsonString();

    private sealed class Steadied(QuickBooksSimulator books) : IDisposable
    {
        public void Dispose() => books.Faults.Clear();
    }
}
