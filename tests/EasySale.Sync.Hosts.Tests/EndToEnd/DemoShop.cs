using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Operations.Access;
using EasySale.Sync.Engine.Stores.LocalSecrets;
using EasySale.Sync.Engine.Stores.Rows;
using EasySale.Sync.Functions;
using EasySale.Sync.Functions.Callers;
using EasySale.Sync.Functions.Orchestrations;
using EasySale.Sync.Hosts.Tests.Storage;
using EasySale.Sync.Local.Hosting;
using EasySale.Sync.Simulators.Supabase;
using EasySale.Sync.Simulators.WooCommerce;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace EasySale.Sync.Hosts.Tests.EndToEnd;

/// <summary>The whole house for one test: a shop of its own, a tenant of its own, a real database, everything asked through HTTP.</summary>
internal sealed class DemoShop : IAsyncDisposable
{
    /// <summary>Collection of the tests that use it: a host takes up every orchestration it finds in storage, another live host's too.</summary>
    public const string OneHostAtATime = "one local host at a time over the shared Azurite";

    private static int _tenants;

    private readonly HttpClient _http = new();
    private readonly string _folder = Directory.CreateTempSubdirectory("easysale-e2e").FullName;
    private readonly TenantId _tenant = new($"shop-{Interlocked.Increment(ref _tenants)}");
    private readonly AzuriteFixture _azurite;
    private LocalHost _host = null!;

    private DemoShop(AzuriteFixture azurite, LocalSupabase database, WooCommerceSimulator store) =>
        (_azurite, Database, Store) = (azurite, database, store);

    public LocalSupabase Database { get; }

    public WooCommerceSimulator Store { get; }

    /// <summary>Where the host answers now; another address after a restart.</summary>
    public string BaseUrl => _host.BaseUrl;

    public string Source => $"woo-{_tenant}";

    public string Target => $"db-{_tenant}";

    /// <param name="azurite">Storage.</param>
    /// <param name="database">The database.</param>
    /// <param name="startsAreConfirmed">What is started is written at once; otherwise as a tenant comes, who confirms what is much.</param>
    public static async Task<DemoShop> Start(AzuriteFixture azurite, LocalSupabase database, bool startsAreConfirmed = true)
    {
        var store = await WooCommerceSimulator.StartAsync(new WooCommerceOptions { TreatAsTls = false });
        var shop = new DemoShop(azurite, database, store);
        await shop.StartHost();
        await shop.Connect();
        if (startsAreConfirmed) await shop.Send(HttpMethod.Put, "/api/settings", new JsonObject { ["startsAreConfirmed"] = true });
        return shop;
    }

    /// <summary>Ends the host as a pulled plug would, and starts another over the same storage.</summary>
    public async Task Restart()
    {
        await _host.KillAsync();
        await StartHost();
    }

    /// <summary>Starts a sync and waits for its end. Returns the status answer.</summary>
    public async Task<JsonObject> Sync(string entity, string mode)
    {
        var started = await Post($"/api/sync/{entity}", new JsonObject { ["mode"] = mode, ["connectorId"] = "woo_to_supabase" });
        return await Finished(started["syncId"]!.GetValue<string>());
    }

    public async Task<JsonObject> Finished(string syncId)
    {
        await _host.Durable.WaitForInstanceCompletionAsync(RunInstances.IdOf(new RunKey(_tenant.Value, syncId)), TestContext.Current.CancellationToken);
        return await Get($"/api/sync/status/{syncId}");
    }

    /// <summary>Registers the shop's webhooks with the host as it is now.</summary>
    public Task<JsonObject> RegisterWebhooks() =>
        Post($"/api/integrations/connections/{Source}/webhooks", new JsonObject { ["url"] = BaseUrl });

    /// <summary>Sends what the shop's webhooks have to tell, and all pings. Returns the answers' statuses.</summary>
    public async Task<IReadOnlyList<HttpStatusCode?>> DeliverWebhooks()
    {
        var answers = new List<HttpStatusCode?>();
        foreach (var delivery in Store.Deliveries.Pings().Concat(Store.Deliveries.Take()))
            answers.Add(await Store.Deliveries.Send(_http, delivery, TestContext.Current.CancellationToken));
        return answers;
    }

    /// <summary>Waits until the database says so.</summary>
    public async Task Until<T>(string sql, T expected)
    {
        const int attempts = 300;
        for (var attempt = 0; attempt < attempts; attempt++)
        {
            if (Equals(await Query<T>(sql), expected)) return;
            await Task.Delay(TimeSpan.FromMilliseconds(200), TestContext.Current.CancellationToken);
        }

        Assert.Equal(expected, await Query<T>(sql));
    }

    public Task<JsonObject> Get(string path) => Send(HttpMethod.Get, path, null);

    /// <summary>Changes a setting of the database's connection.</summary>
    public Task<JsonObject> SetTarget(string setting, string value) =>
        Send(HttpMethod.Put, $"/api/integrations/connections/{Target}", new JsonObject { ["settings"] = new JsonObject { [setting] = value } });

    /// <summary>An answer that is an array of objects.</summary>
    public async Task<IReadOnlyList<JsonObject>> Rows(string path) =>
        [.. JsonNode.Parse(await _http.GetStringAsync(BaseUrl + path, TestContext.Current.CancellationToken))!.AsArray().Select(row => row!.AsObject())];

    public Task<JsonObject> Post(string path, JsonObject? body) => Send(HttpMethod.Post, path, body);

    public async Task<T> Query<T>(string sql)
    {
        await using var source = NpgsqlDataSource.Create(Database.ConnectionString);
        await using var command = source.CreateCommand(sql.Replace("$connection", $"'{Source}'", StringComparison.Ordinal));
        return (T)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        await Store.DisposeAsync();
        _http.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task StartHost()
    {
        _host = await LocalHost.StartAsync(new LocalHostOptions
        {
            Functions = typeof(SyncApplication).Assembly,
            Settings = new Dictionary<string, string?> { ["AzureWebJobsStorage"] = _azurite.ConnectionString },
            ConfigureServices = (services, settings) => services
                .AddSingleton<ICallerSource, ApiKeyHeader>()
                .AddSingleton<ISecretStore>(provider => new LocalSecretStore(
                    provider.GetRequiredService<IRowStore>(), LocalKey.Open(Path.Combine(_folder, "key"))))
                .AddSync(settings),
            ConfigureWorker = worker => worker.UseSyncMiddleware(),
            ConfigureLogging = logging => logging.ClearProviders(),
        });
        _http.DefaultRequestHeaders.Remove(ApiKeyHeader.Header);
        _http.DefaultRequestHeaders.Add(ApiKeyHeader.Header, (await _host.Services.GetRequiredService<ApiKeys>().Create(
            Caller.System.For(_tenant), "tester", [Role.Admin], CancellationToken.None)).Key.Reveal());
    }

    private async Task Connect()
    {
        await Post("/api/integrations/connections", new JsonObject
        {
            ["id"] = Source,
            ["platform"] = "woocommerce",
            ["name"] = "Shop",
            ["settings"] = new JsonObject { ["storeUrl"] = Store.BaseUrl.ToString(), ["allowHttp"] = "true" },
            ["secrets"] = new JsonObject { ["consumerKey"] = Store.Key.ConsumerKey, ["consumerSecret"] = Store.Key.ConsumerSecret },
        });
        await Post("/api/integrations/connections", new JsonObject
        {
            ["id"] = Target,
            ["platform"] = "supabase",
            ["name"] = "Database",
            ["settings"] = new JsonObject { ["projectUrl"] = Database.Url.ToString(), ["allowHttp"] = "true" },
            ["secrets"] = new JsonObject { ["serviceKey"] = Database.SecretKey },
        });
    }

    /// <summary>The problem a post is answered with, and its status.</summary>
    public async Task<(int Status, JsonObject Problem)> Refused(string path)
    {
        using var response = await _http.PostAsync(new Uri(_host.BaseUrl + path), null, TestContext.Current.CancellationToken);
        return ((int)response.StatusCode, JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!.AsObject());
    }

    private async Task<JsonObject> Send(HttpMethod method, string path, JsonObject? body)
    {
        using var request = new HttpRequestMessage(method, _host.BaseUrl + path) { Content = body is null ? null : JsonContent.Create(body) };
        using var response = await _http.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(response.IsSuccessStatusCode, $"{method} {path}: {(int)response.StatusCode} {text}");
        return text.Length == 0 ? [] : JsonNode.Parse(text)!.AsObject();
    }
}
