using System.Net.Http.Json;
using System.Text.Json.Nodes;
using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Operations.Access;
using EasySale.Sync.Engine.Stores.LocalSecrets;
using EasySale.Sync.Engine.Stores.Rows;
using EasySale.Sync.Engine.Stores.Settings;
using EasySale.Sync.Functions;
using EasySale.Sync.Functions.Callers;
using EasySale.Sync.Functions.Orchestrations;
using EasySale.Sync.Local.Azurite;
using EasySale.Sync.Local.Hosting;
using EasySale.Sync.Simulators.Supabase;
using EasySale.Sync.Simulators.WooCommerce;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace EasySale.Sync.Benchmarks.House;

/// <summary>The whole house in the local host, with a shop whose webhooks are signed as the recorded ones are.</summary>
internal sealed class WebhookShop : IAsyncDisposable
{
    // Enough that the recorded deliveries are about orders the shop has.
    private const int GeneratedOrders = 100;
    private static readonly TenantId Tenant = new("bench");
    private readonly string _folder = Directory.CreateTempSubdirectory("easysale-bench").FullName;
    private readonly HttpClient _http = new();
    private readonly AzuriteProcess _azurite;
    private LocalHost _host = null!;

    private WebhookShop(AzuriteProcess azurite, LocalSupabase database, WooCommerceSimulator store) =>
        (_azurite, Database, Store) = (azurite, database, store);

    public LocalSupabase Database { get; }

    public WooCommerceSimulator Store { get; }

    public Uri Receiver => new($"{_host.BaseUrl}/api/webhooks/woocommerce/woo");

    /// <summary>Started, connected, and everything in the shop synchronized once.</summary>
    public static async Task<WebhookShop> Start(string webhookSecret)
    {
        var azurite = await AzuriteProcess.Start(AzuriteOptions.Throwaway, CancellationToken.None);
        var shop = new WebhookShop(azurite, await LocalSupabase.StartAsync(), await WooCommerceSimulator.StartAsync(new WooCommerceOptions { TreatAsTls = false, GenerateOrders = GeneratedOrders }));
        await shop.StartHost();
        await shop.Connect(webhookSecret);
        var started = await shop.Post("/api/sync/all", new JsonObject { ["mode"] = "full", ["connectorId"] = "woo_to_supabase" });
        var run = new RunKey(Tenant.Value, started["syncId"]!.GetValue<string>());
        await shop._host.Durable.WaitForInstanceCompletionAsync(RunInstances.IdOf(run), CancellationToken.None);
        return shop;
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        await Store.DisposeAsync();
        await Database.DisposeAsync();
        await _azurite.DisposeAsync();
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
                .AddSingleton<ISecretStore>(provider => new LocalSecretStore(provider.GetRequiredService<IRowStore>(), LocalKey.Open(Path.Combine(_folder, "key"))))
                .AddSync(settings),
            ConfigureWorker = worker => worker.UseSyncMiddleware(),
            ConfigureLogging = logging => logging.ClearProviders(),
        });
        await _host.Services.GetRequiredService<TenantSettingsStore>().Change(Tenant, settings => settings with { StartsAreConfirmed = true }, CancellationToken.None);
        var key = await _host.Services.GetRequiredService<ApiKeys>().Create(Caller.System.For(Tenant), "bench", [Role.Admin], CancellationToken.None);
        _http.DefaultRequestHeaders.Add(ApiKeyHeader.Header, key.Key.Reveal());
    }

    private async Task Connect(string webhookSecret)
    {
        await Post("/api/integrations/connections", new JsonObject
        {
            ["id"] = "woo",
            ["platform"] = "woocommerce",
            ["settings"] = new JsonObject { ["storeUrl"] = Store.BaseUrl.ToString(), ["allowHttp"] = "true" },
            ["secrets"] = new JsonObject
            {
                ["consumerKey"] = Store.Key.ConsumerKey,
                ["consumerSecret"] = Store.Key.ConsumerSecret,
                ["webhookSecret"] = webhookSecret,
            },
        });
        await Post("/api/integrations/connections", new JsonObject
        {
            ["id"] = "db",
            ["platform"] = "supabase",
            ["settings"] = new JsonObject { ["projectUrl"] = Database.Url, ["allowHttp"] = "true" },
            ["secrets"] = new JsonObject { ["serviceKey"] = Database.SecretKey },
        });
    }

    private async Task<JsonNode> Post(string path, JsonObject body)
    {
        using var response = await _http.PostAsJsonAsync(_host.BaseUrl + path, body);
        var text = await response.Content.ReadAsStringAsync();
        return response.IsSuccessStatusCode ? JsonNode.Parse(text)! : throw new InvalidOperationException($"{path}: {text}");
    }
}
