using System.Net;
using System.Text.Json.Nodes;
using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Operations.Access;
using EasySale.Sync.Engine.Stores.Rows;
using EasySale.Sync.Functions;
using EasySale.Sync.Functions.Callers;
using EasySale.Sync.Hosts.Tests.Api;
using EasySale.Sync.Local.Hosting;
using EasySale.Sync.Simulators.QuickBooks;
using EasySale.Sync.Simulators.QuickBooks.Books;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace EasySale.Sync.Hosts.Tests.Accounts;

/// <summary>The real functions, registered as an app at a simulated Intuit, with an admin of each of two tenants.</summary>
internal sealed class ConsentHouse : IAsyncDisposable
{
    public const string Callback = "https://sync.example.com/api/integrations/quickbooks/callback";
    public static readonly TenantId Acme = new("acme");
    public static readonly TenantId Other = new("other");

    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });
    private readonly Dictionary<TenantId, string> _keys = [];
    private LocalHost _host = null!;

    public QuickBooksSimulator Intuit { get; private set; } = null!;

    public KeptSecrets Secrets { get; } = new();

    public ShiftedTime Time { get; } = new();

    public IServiceProvider Services => _host.Services;

    public string Realm => Intuit.Companies[0].RealmId;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<ConsentHouse> Start(
        IRowStore? rows = null, ILoggerProvider? log = null, IBlobStore? blobs = null, Dictionary<string, string?>? settings = null)
    {
        var house = new ConsentHouse
        {
            Intuit = await QuickBooksSimulator.StartAsync(
                new QuickBooksOptions { RedirectUris = [Callback], Companies = [CompanySeed.Named("us"), CompanySeed.Named("ca")], Limits = false }, Cancellation),
        };
        await house.StartHost(rows ?? new MemoryRowStore(new StorageMeter()), blobs ?? new MemoryBlobStore(new StorageMeter()), log, settings ?? []);
        return house;
    }

    /// <summary>A call of the tenant's admin, or of nobody.</summary>
    public async Task<(int Status, string Body, HttpResponseMessage Response)> Send(
        string method, string path, TenantId? tenant = null, string? json = null, bool html = false, string? cookie = null,
        IEnumerable<(string Name, string Value)>? headers = null)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), _host.BaseUrl + path);
        if (json is not null) request.Content = new StringContent(json, null, "application/json");
        if (tenant is { } known) request.Headers.Add(ApiKeyHeader.Header, _keys[known]);
        if (html) request.Headers.Add("Accept", "text/html,application/xhtml+xml");
        if (cookie is not null) request.Headers.Add("Cookie", cookie);
        foreach (var (name, value) in headers ?? []) request.Headers.Add(name, value);
        var response = await _http.SendAsync(request, Cancellation);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync(Cancellation), response);
    }

    public async Task<JsonNode> Get(string path, TenantId tenant) => JsonNode.Parse((await Send("GET", path, tenant)).Body)!;

    /// <summary>Where the tenant's admin is to go.</summary>
    public async Task<Uri> Ask(string query = "", TenantId? tenant = null)
    {
        var (status, body, _) = await Send("GET", "/api/integrations/quickbooks/authorize" + query, tenant ?? Acme);
        Assert.True(status == 200, body);
        return new Uri((string)JsonNode.Parse(body)!["url"]!);
    }

    /// <summary>What the owner does on the vendor's page, and the path the browser is sent to then.</summary>
    public async Task<string> Decide(Uri page)
    {
        using var answer = await _http.GetAsync(page, Cancellation);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.StartsWith(Callback, answer.Headers.Location!.AbsoluteUri, StringComparison.Ordinal);
        return answer.Headers.Location.PathAndQuery;
    }

    /// <summary>Asks, consents, and brings the answer. Returns the connection's id.</summary>
    public async Task<string> Connect(string query = "")
    {
        var (status, body, _) = await Send("GET", await Decide(await Ask(query)));
        Assert.True(status == 200, body);
        return (string)JsonNode.Parse(body)!["connectionId"]!;
    }

    public static string TypeOf(string problem) => ((string)JsonNode.Parse(problem)!["type"]!).Split(':')[^1];

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _host.DisposeAsync();
        await Intuit.DisposeAsync();
    }

    private async Task StartHost(IRowStore rows, IBlobStore blobs, ILoggerProvider? log, Dictionary<string, string?> settings)
    {
        _host = await LocalHost.StartAsync(new LocalHostOptions
        {
            Functions = typeof(SyncApplication).Assembly,
            Settings = Settings().Concat(settings).ToDictionary(),
            ConfigureServices = (services, configuration) => services
                .AddSingleton<TimeProvider>(Time)
                .AddSingleton<ICallerSource, ApiKeyHeader>()
                .AddSync(configuration)
                .AddSingleton(NoNames.Addresses)
                .AddSingleton(rows)
                .AddSingleton(blobs)
                .AddSingleton<ISecretStore>(Secrets),
            ConfigureWorker = worker => worker.UseSyncMiddleware(),
            ConfigureLogging = logging => Keep(logging.ClearProviders(), log),
        }, Cancellation);
        foreach (var tenant in new[] { Acme, Other })
            _keys[tenant] = (await Services.GetRequiredService<ApiKeys>().Create(Caller.System.For(tenant), $"admin of {tenant}", [Role.Admin], Cancellation)).Key.Reveal();
    }

    private static void Keep(ILoggingBuilder logging, ILoggerProvider? log)
    {
        if (log is not null) logging.AddProvider(log).SetMinimumLevel(LogLevel.Trace);
    }

    private Dictionary<string, string?> Settings() => new()
    {
        ["PUBLIC_URL"] = "https://sync.example.com",
        ["Apps:quickbooks:clientId"] = Intuit.ClientId,
        ["Apps:quickbooks:clientSecret"] = Intuit.ClientSecret,
        ["Apps:quickbooks:apiUrl"] = Intuit.BaseUrl.AbsoluteUri,
        ["Apps:quickbooks:oauthUrl"] = new Uri(Intuit.BaseUrl, "oauth2/v1/tokens/bearer").AbsoluteUri,
        ["Apps:quickbooks:allowHttp"] = "true",
    };
}
