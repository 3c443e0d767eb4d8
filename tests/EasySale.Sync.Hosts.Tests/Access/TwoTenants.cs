using System.Globalization;
using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Operations.Access;
using EasySale.Sync.Engine.Stores.Rows;
using EasySale.Sync.Engine.Telemetry;
using EasySale.Sync.Functions;
using EasySale.Sync.Functions.Callers;
using EasySale.Sync.Hosts.Tests.Access;
using EasySale.Sync.Hosts.Tests.Api;
using EasySale.Sync.Local.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

[assembly: AssemblyFixture(typeof(TwoTenants))]

namespace EasySale.Sync.Hosts.Tests.Access;

/// <summary>The real functions with two tenants: <c>acme</c> asks, <c>other</c> has one of everything.</summary>
public sealed class TwoTenants : IAsyncLifetime
{
    public static readonly TenantId Other = new("other");
    private static readonly TenantId Acme = new("acme");
    private readonly Dictionary<Role, string> _keys = [];
    private readonly CallRecorder _recorder = new();
    private readonly HttpClient _http = new();
    private LocalHost? _host;
    private int _requests;

    public async ValueTask InitializeAsync()
    {
        _host = await LocalHost.StartAsync(new LocalHostOptions
        {
            Functions = typeof(SyncApplication).Assembly,
            ConfigureServices = (services, configuration) => services
                .AddSingleton(_recorder)
                .AddSingleton<ICallerSource, ApiKeyHeader>()
                .AddSync(configuration)
                .AddSingleton(NoNames.Addresses)
                .AddSingleton<IRowStore>(provider => new RecordedRows(new MemoryRowStore(provider.GetRequiredService<StorageMeter>())))
                .AddSingleton<IBlobStore>(provider => new MemoryBlobStore(provider.GetRequiredService<StorageMeter>()))
                .AddSingleton<ISecretStore, ForgettingSecrets>(),
            ConfigureWorker = worker => worker.UseMiddleware<RecordingMiddleware>().UseSyncMiddleware(),
            ConfigureLogging = logging => logging.ClearProviders(),
        });
        foreach (var role in Enum.GetValues<Role>())
            _keys[role] = (await _host.Services.GetRequiredService<ApiKeys>().Create(Caller.System.For(Acme), role.ToString(), [role], CancellationToken.None)).Key.Reveal();
        await TheirThings.Put(Other, _host.Services, CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        if (_host is not null) await _host.DisposeAsync();
    }

    /// <summary>Calls a function as somebody of the tenant <c>acme</c>; null for nobody.</summary>
    /// <returns>Status, body, and the partitions the call asked the store for.</returns>
    public async Task<(int Status, string Body, IReadOnlyList<string> Partitions)> Call(RouteAccess access, Role? role, string id = "none")
    {
        var name = Interlocked.Increment(ref _requests).ToString(CultureInfo.InvariantCulture);
        var function = HttpFunction.All[access.Function];
        using var request = new HttpRequestMessage(new HttpMethod(function.Verb), _host!.BaseUrl + function.Path(id) + access.Query);
        if (access.Body is not null) request.Content = new StringContent(access.Body, null, "application/json");
        if (role is { } known) request.Headers.Add(ApiKeyHeader.Header, _keys[known]);
        request.Headers.Add(CallRecorder.Header, name);
        // Problems name it: the same one each time, so that answers can be compared whole.
        request.Headers.Add(CorrelationId.Header, "access");
        using var response = await _http.SendAsync(request, TestContext.Current.CancellationToken);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), _recorder.Of(name));
    }
}
