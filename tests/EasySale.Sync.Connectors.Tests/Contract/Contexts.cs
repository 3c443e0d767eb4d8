using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Http;
using EasySale.Sync.Engine.Stores.Locks;
using EasySale.Sync.Engine.Stores.Rows;

namespace EasySale.Sync.Connectors.Tests.Contract;

/// <summary>Connection contexts whose memory and secrets live as long as the test.</summary>
internal static class Contexts
{
    public static ConnectionContext Of(Connection connection, IReadOnlyDictionary<string, Secret> secrets, VendorHttp http, TimeProvider time)
    {
        var meter = new StorageMeter();
        return new ConnectionContext(
            connection, secrets, http, time,
            new ConnectionMemory(new MemoryBlobStore(meter), connection.Tenant, connection.Id),
            new RotatingSecrets(new HeldSecrets(), new LeaseStore(new MemoryRowStore(meter), time), connection, time));
    }
}
