using System.Collections.Concurrent;
using System.Globalization;
using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Operations.Access;
using EasySale.Sync.Functions.Orchestrations;
using EasySale.Sync.Hosts.Tests.Api;
using EasySale.Sync.Local.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace EasySale.Sync.Hosts.Tests.Conflicts;

/// <summary>The real functions over stores in memory, where every tenant has two desks that edit the same customers.</summary>
public sealed class DeskHost : IAsyncLifetime
{
    private readonly ConcurrentDictionary<TenantId, DeskTenant> _tenants = [];
    private LocalHost? _host;

    public HttpClient Http { get; } = new();

    public async ValueTask InitializeAsync()
    {
        _host = await MemoryHost.Start(services =>
            services.AddSingleton(new ConnectorCatalog([new DeskSystem.SupabaseConnector("left", _tenants), new DeskSystem.SupabaseConnector("right", _tenants)])));
        Http.BaseAddress = new Uri(_host.BaseUrl);
    }

    /// <summary>A tenant of one's own, with a key of an admin.</summary>
    public async Task<DeskTenant> Open()
    {
        var tenant = new TenantId(string.Create(CultureInfo.InvariantCulture, $"desk-{_tenants.Count}"));
        var key = await _host!.Services.GetRequiredService<ApiKeys>().Create(Caller.System.For(tenant), "ann", [Role.Admin], CancellationToken.None);
        return _tenants[tenant] = new DeskTenant(this, tenant, key.Key.Reveal());
    }

    /// <summary>Returns when the run's orchestration, which must have been started, has ended.</summary>
    public async Task Ended(TenantId tenant, string syncId)
    {
        var instance = RunInstances.IdOf(new RunKey(tenant.Value, syncId));
        Assert.NotNull(await _host!.Durable.GetInstanceAsync(instance, TestContext.Current.CancellationToken));
        await _host.Durable.WaitForInstanceCompletionAsync(instance, TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        if (_host is not null) await _host.DisposeAsync();
    }
}
