using System.Collections.Concurrent;
using System.Security.Cryptography;
using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Stores.Limits;

namespace EasySale.Sync.Engine.Http.Limits;

/// <summary>The gates of all connections this process has to do with. One instance per process: it is one worker among others.</summary>
public sealed class ConnectionGates(GateStore gates, LaneScheduleStore lanes, TimeProvider time)
{
    /// <summary>Told by the worker whose failure opened a breaker, or opened it again. Default: nobody.</summary>
    public BreakerOpened Opened { get; init; } = (_, _, _) => Task.CompletedTask;

    private readonly ConcurrentDictionary<(TenantId Tenant, string Id), ConnectionGate> _open = new();
    private readonly string _worker = RandomNumberGenerator.GetHexString(8, lowercase: true);

    /// <summary>The connection's gate, with what the other workers stored.</summary>
    public async Task<ConnectionGate> Open(Connection connection, Connector connector, CancellationToken cancellation)
    {
        var gate = _open.GetOrAdd((connection.Tenant, connection.Id), _ => new ConnectionGate(connection, connector.Limits, gates, lanes, _worker, Opened, time));
        await gate.Refresh(cancellation);
        return gate;
    }
}
