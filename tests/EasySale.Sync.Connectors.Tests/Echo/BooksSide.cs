using System.Text.Json.Nodes;
using EasySale.Sync.Connectors.QuickBooks;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Simulators.QuickBooks;
using EasySale.Sync.Simulators.QuickBooks.Books;
using Microsoft.AspNetCore.Http;

namespace EasySale.Sync.Connectors.Tests.Echo;

/// <summary>A company whose changes its vendor tells the app, at one address for all companies, signed with the app's verifier token.</summary>
internal sealed class BooksSide : AnnouncingSide
{
    public const string Verifier = "verifier-token";
    private const string Entity = "Customer";

    private readonly QuickBooksSimulator _simulator;

    public BooksSide(TimeProvider time, WebhookFormat format)
    {
        _simulator = QuickBooksSimulator.WithoutPort(
            new QuickBooksOptions
            {
                Companies = [CompanySeed.Named(CanadianConnection.Seed)],
                Limits = false,
                Time = time,
                Webhooks = new WebhookTarget(new Uri("https://sync.example/api/webhooks/quickbooks"), Verifier) { Format = format },
            },
            new Uri("https://books.example/"));
        Settings = Texts(CanadianConnection.Settings(_simulator, Books.RealmId));
        Secrets = Texts(CanadianConnection.Secrets(_simulator, Books.RealmId));
    }

    public override string Id => "books-1";

    public override Connector Connector { get; } = new QuickBooksConnector();

    public override IReadOnlyDictionary<string, string> Settings { get; }

    public override IReadOnlyDictionary<string, string> Secrets { get; }

    public override IReadOnlyDictionary<string, RequestDelegate> Hosts => new Dictionary<string, RequestDelegate> { [_simulator.BaseUrl.Host] = _simulator.Answer };

    private Company Books => _simulator.Companies[0];

    private JsonObject? Ada => Books.All(Entity).SingleOrDefault(customer => (string?)customer["PrimaryEmailAddr"]?["Address"] == Field.Email);

    // Set up once for the app, on the vendor's page.
    public override Task Announce(HttpClient calls, TimeProvider time, CancellationToken cancellation) => Task.CompletedTask;

    public override Task<IReadOnlyList<HttpRequestMessage>> Deliveries() =>
        Task.FromResult<IReadOnlyList<HttpRequestMessage>>(_simulator.Webhooks.Take() is { } delivery ? [delivery] : []);

    // Tokens are asked for by POST, too.
    public override bool IsWrite(HttpRequestMessage call) => call.RequestUri!.AbsolutePath.Contains("/company/", StringComparison.Ordinal);

    public override Task Enter()
    {
        var id = Books.Add(Entity, new JsonObject
        {
            ["DisplayName"] = "Ada Byron",
            ["GivenName"] = "Ada",
            ["FamilyName"] = "Byron",
            ["PrimaryEmailAddr"] = new JsonObject { ["Address"] = Field.Email },
            ["CurrencyRef"] = new JsonObject { ["value"] = "CAD" },
            ["Active"] = true,
        });
        Tell(id, "Create");
        return Task.CompletedTask;
    }

    public override Task Edit(string field, string value)
    {
        var id = (string)Ada!["Id"]!;
        Books.Edit(Entity, id, row => row[Name(field)] = field == Field.LastName ? value : new JsonObject { ["FreeFormNumber"] = value });
        Tell(id, "Update");
        return Task.CompletedTask;
    }

    public override Task<string?> Says(string field) =>
        Task.FromResult((string?)(field == Field.LastName ? Ada?[Name(field)] : Ada?[Name(field)]?["FreeFormNumber"]));

    public override ValueTask DisposeAsync() => _simulator.DisposeAsync();

    private void Tell(string id, string happened) => _simulator.Webhooks.Tell(Books.RealmId, Entity, id, happened);

    private static string Name(string field) => field == Field.LastName ? "FamilyName" : "PrimaryPhone";

    private static Dictionary<string, string> Texts(JsonObject fields) =>
        fields.ToDictionary(field => field.Key, field => field.Value is JsonValue text ? text.GetValue<string>() : field.Value!.ToJsonString());
}
