using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Stores.Rows;

namespace EasySale.Sync.Engine.Stores.Shapes;

/// <summary>What the records of a connection look like, form by form, as far as it was seen.</summary>
public sealed class ShapeStore(IBlobStore blobs)
{
    public async Task<IReadOnlyDictionary<string, FormShape>> Get(TenantId tenant, string connectionId, RecordKind kind, CancellationToken cancellation) =>
        await Memory(tenant, connectionId).Recall(Name(kind), cancellation) is { } known
            ? StoredJson.Read<Dictionary<string, FormShape>>(known.Span)
            : new Dictionary<string, FormShape>();

    public Task Put(TenantId tenant, string connectionId, RecordKind kind, IReadOnlyDictionary<string, FormShape> shapes, CancellationToken cancellation) =>
        Memory(tenant, connectionId).Keep(Name(kind), StoredJson.Write(shapes), cancellation);

    /// <summary>Forgets what the connection's records looked like: they are learnt anew.</summary>
    public async Task Forget(TenantId tenant, string connectionId, CancellationToken cancellation)
    {
        foreach (var kind in RecordKinds.ParentsFirst) await Memory(tenant, connectionId).Forget(Name(kind), cancellation);
    }

    private ConnectionMemory Memory(TenantId tenant, string connectionId) => new(blobs, tenant, connectionId);

    private static string Name(RecordKind kind) => $"shape-{kind.Name()}";
}
