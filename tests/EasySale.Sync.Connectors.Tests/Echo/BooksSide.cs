using System.Globalization;
using System.Text.Json.Nodes;
using EasySale.Sync.Connectors.QuickBooks;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Simulators.QuickBooks;
using EasySale.Sync.Simulators.QuickBooks.Books;
using Microsoft.AspNetCore.Http;

namespace EasySale.Sync.Connectors.Tests.Echo;

/// <summary>A company whose changes its vendor tells the app, at one address for all companies, signed with the app's verifier token.</summary>
internal sealed class BooksSide : AnnouncingSide
{
    public const string Verifier = "verifier-token";
    private const string IdPart = "Id";

    private static readonly Dictionary<Field, string> Paths = new()
    {
        [Field.LastName] = "FamilyName",
        [Field.Phone] = "PrimaryPhone.FreeFormNumber",
        [Field.Price] = "UnitPrice",
        [Field.Sku] = "Sku",
    };

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

    // Set up once for the app, on the vendor's page.
    public override Task Announce(HttpClient calls, TimeProvider time, CancellationToken cancellation) => Task.CompletedTask;

    public override Task<IReadOnlyList<HttpRequestMessage>> Deliveries() =>
        Task.FromResult<IReadOnlyList<HttpRequestMessage>>(_simulator.Webhooks.Take() is { } delivery ? [delivery] : []);

    // Tokens are asked for by POST, too.
    public override bool IsWrite(HttpRequestMessage call) => call.RequestUri!.AbsolutePath.Contains("/company/", StringComparison.Ordinal);

    public override Task Enter(RecordKind kind)
    {
        Tell(kind, Books.Add(Entity(kind), kind == RecordKind.Customers ? Customer() : Item()), "Create");
        return Task.CompletedTask;
    }

    public override Task Edit(Field field, string value)
    {
        var id = (string)Row(field.Kind)![IdPart]!;
        JsonNode told = field == Field.Price ? decimal.Parse(value, CultureInfo.InvariantCulture) : value;
        Books.Edit(Entity(field.Kind), id, row =>
        {
            foreach (var (name, part) in FieldPath.With(Paths[field], told)) row[name] = part!.DeepClone();
        });
        Tell(field.Kind, id, "Update");
        return Task.CompletedTask;
    }

    public override Task<string?> Says(Field field) => Task.FromResult(FieldPath.In(Row(field.Kind), Paths[field]));

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await _simulator.DisposeAsync();
    }

    private void Tell(RecordKind kind, string id, string happened) => _simulator.Webhooks.Tell(Books.RealmId, Entity(kind), id, happened);

    private JsonObject? Row(RecordKind kind) => kind == RecordKind.Customers
        ? Books.All(Entity(kind)).SingleOrDefault(row => (string?)row["PrimaryEmailAddr"]?["Address"] == Field.Email)
        : Books.All(Entity(kind)).SingleOrDefault(row => (string?)row["Name"] == Field.Title);

    private static string Entity(RecordKind kind) => kind == RecordKind.Customers ? "Customer" : "Item";

    private static JsonObject Customer() => new()
    {
        ["DisplayName"] = "Ada Byron",
        ["GivenName"] = "Ada",
        ["FamilyName"] = "Byron",
        ["PrimaryEmailAddr"] = new JsonObject { ["Address"] = Field.Email },
        ["CurrencyRef"] = new JsonObject { ["value"] = "CAD" },
        ["Active"] = true,
    };

    private static JsonObject Item() => new()
    {
        ["Name"] = Field.Title,
        ["Sku"] = "TEA-1",
        ["UnitPrice"] = 30,
        ["Type"] = "NonInventory",
        ["IncomeAccountRef"] = new JsonObject { ["value"] = "79" },
        ["Active"] = true,
    };

    private static Dictionary<string, string> Texts(JsonObject fields) =>
        fields.ToDictionary(field => field.Key, field => field.Value is JsonValue text ? text.GetValue<string>() : field.Value!.ToJsonString());
}
