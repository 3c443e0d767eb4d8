using EasySale.Sync.Azure.Storage;
using EasySale.Sync.Engine.Stores.Rows;
using EasySale.Sync.Hosts.Tests.Storage;
using EasySale.Sync.Local.Azurite;

[assembly: AssemblyFixture(typeof(AzuriteFixture))]

namespace EasySale.Sync.Hosts.Tests.Storage;

/// <summary>
/// One Azurite for all tests of this assembly, on free ports, in memory. Take it as a constructor parameter; tests keep
/// apart by <see cref="NewTablePrefix"/> or by tenants of their own.
/// </summary>
public sealed class AzuriteFixture : IAsyncLifetime
{
    private static int _prefixes;
    private AzuriteProcess? _azurite;

    public string ConnectionString => _azurite!.ConnectionString;

    public static string NewTablePrefix() => $"t{Interlocked.Increment(ref _prefixes)}x";

    public StorageClients Clients(StorageMeter meter) => StorageClients.Of(ConnectionString, meter);

    public async ValueTask InitializeAsync() => _azurite = await AzuriteProcess.Start(AzuriteOptions.Throwaway, CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        if (_azurite is not null) await _azurite.DisposeAsync();
    }
}
