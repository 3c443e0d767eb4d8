using System.Text.Json;
using EasySale.Sync.Connectors.QuickBooks;
using EasySale.Sync.Connectors.QuickBooks.Company;
using EasySale.Sync.Connectors.QuickBooks.Settings;
using EasySale.Sync.Connectors.Tests.Contract;
using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Http;
using EasySale.Sync.Engine.Stores.Locks;
using EasySale.Sync.Engine.Stores.Routes;
using EasySale.Sync.Engine.Stores.Rows;
using EasySale.Sync.Simulators.QuickBooks;
using EasySale.Sync.Simulators.QuickBooks.Books;
using EasySale.Sync.Simulators.Time;
using Polly;

namespace EasySale.Sync.Connectors.Tests.QuickBooks;

/// <summary>A connection to a simulated company. Calls are tried once, so that a fault injected is a fault seen.</summary>
internal sealed class ConnectedCompany : IAsyncDisposable
{
    public static readonly DateTimeOffset Noon = new(2026, 6, 15, 19, 0, 0, TimeSpan.Zero);

    private readonly HttpClient _client = new(new SocketsHttpHandler { AllowAutoRedirect = false });
    private readonly MemoryBlobStore _blobs = new(new StorageMeter());
    private readonly LeaseStore _leases;

    private ConnectedCompany(QuickBooksSimulator simulator, FakeTimeProvider time)
    {
        (Simulator, Time) = (simulator, time);
        _leases = new LeaseStore(new MemoryRowStore(new StorageMeter()), time);
        RefreshToken = simulator.Connect().RefreshToken;
    }

    public QuickBooksSimulator Simulator { get; }

    public FakeTimeProvider Time { get; }

    public HeldSecrets Secrets { get; } = new();

    public Simulators.QuickBooks.Books.Company Books => Simulator.Companies[0];

    /// <summary>How far our clock is ahead of the books'.</summary>
    public TimeSpan Skew { get; set; }

    /// <summary>What the merchant gave.</summary>
    public string RefreshToken { get; set; }

    public int Metered => Simulator.Meters[Books.RealmId].CorePlus;

    public static async Task<ConnectedCompany> Start(OAuthSwitches? oauth = null, GatewaySwitches? gateway = null, string seed = "us", CompanySwitches? books = null)
    {
        var time = new FakeTimeProvider(Noon);
        return new ConnectedCompany(await QuickBooksSimulator.StartAsync(new QuickBooksOptions
        {
            Companies = [CompanySeed.Named(seed)],
            OAuth = oauth ?? new(),
            Gateway = gateway ?? new(),
            Books = books ?? new(),
            Limits = false,
            Time = time,
        }), time);
    }

    public async Task<CompanyProfile> Profile()
    {
        var context = Context(Settings());
        var settings = SettingsReader.Read(context);
        var tokens = new Tokens(context.Rotating, new TokenEndpoint(context.Http, settings.App, Time), settings, Time);
        return await new CompanyReader(new QuickBooksClient(context.Http, settings, tokens), settings, context.Memory, Time).Get(TestContext.Current.CancellationToken);
    }

    public Dictionary<string, string> Settings(params IEnumerable<(string Name, string Value)> more) => new Dictionary<string, string>
    {
        ["realmId"] = Books.RealmId,
        ["clientId"] = Simulator.ClientId,
        ["apiUrl"] = Simulator.BaseUrl.ToString(),
        ["oauthUrl"] = new Uri(Simulator.BaseUrl, "oauth2/v1/tokens/bearer").ToString(),
        ["allowHttp"] = "true",
    }.Where(one => more.All(other => other.Name != one.Key)).Concat(more.Select(one => KeyValuePair.Create(one.Name, one.Value))).ToDictionary();

    /// <summary>Opens it as a new worker does: nothing is shared but what is stored.</summary>
    public ConnectedSystem Open(params IEnumerable<(string Name, string Value)> settings) => new QuickBooksConnector().Open(Context(Settings(settings)));

    private ConnectionContext Context(Dictionary<string, string> settings)
    {
        var connection = new Connection { Tenant = new TenantId("shop"), Id = "books", Platform = "quickbooks", Name = "Books", Settings = settings };
        var secrets = new Dictionary<string, Secret> { ["clientSecret"] = new(Simulator.ClientSecret), ["refreshToken"] = new(RefreshToken) };
        var http = new VendorHttp(_client, ResiliencePipeline<VendorAnswer>.Empty, new VendorMeter());
        return new ConnectionContext(
            connection, secrets, http, Skew == TimeSpan.Zero ? Time : new SkewedTime(Time, Skew), new ConnectionMemory(_blobs, connection.Tenant, connection.Id), new RotatingSecrets(Secrets, _leases, connection, Time));
    }

    /// <summary>The operations a record becomes, as the engine announces them; whoever is found alone is linked.</summary>
    public static async Task<IReadOnlyList<Operation>> Planned(
        TargetStream target, IReadOnlyList<CommerceRecord> records, Func<RecordKey, TargetReference?>? made = null, IReadOnlyList<NaturalKey>? matchBy = null)
    {
        await target.Prepare(new SourceDescription("woo", "shop", _ => Task.FromResult(SystemProfile.Unknown)) { MatchBy = matchBy }, TestContext.Current.CancellationToken);
        var found = await Matched.Find(target, [.. records.Where(record => made?.Invoke(record.Key) is null)], matchBy ?? target.FindsBy);
        var context = new PlanContext("woo", (record, _) => made?.Invoke(record) ?? Matched.Alone(found, record));
        return [.. records.SelectMany(record => target.Plan(record, context).Drafts.Select(draft => new Operation(record.Key, draft.Purpose, draft.Action, draft.Entity, draft.Body)
        {
            RequestId = $"{record.Key.ToString().Replace('/', '-')}-{(draft.TargetId is null ? 1 : 2)}",
            TargetId = draft.TargetId,
            ExpectedVersion = draft.ExpectedVersion,
        }))];
    }

    public static async Task<IReadOnlyList<WriteAnswer>> Write(TargetStream target, params IReadOnlyList<CommerceRecord> records) =>
        await target.Write(await Planned(target, records), TestContext.Current.CancellationToken);

    /// <summary>As a route that is told to match by nothing.</summary>
    public static async Task<IReadOnlyList<WriteAnswer>> WriteUnmatched(TargetStream target, params IReadOnlyList<CommerceRecord> records) =>
        await target.Write(await Planned(target, records, matchBy: []), TestContext.Current.CancellationToken);

    public static JsonElement Body(Operation operation) => JsonSerializer.Deserialize<JsonElement>(operation.Body.Span);

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await Simulator.DisposeAsync();
    }

    private sealed class SkewedTime(TimeProvider time, TimeSpan ahead) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => time.GetUtcNow() + ahead;
    }
}
