using EasySale.Sync.Engine.Callers;

namespace EasySale.Sync.Engine.Stores.Rows;

/// <summary>
/// Bodies too large for a row: journals, plans, sent payloads. Names are <c>/</c>-separated parts below the tenant.
/// Each call counts as one storage transaction.
/// </summary>
public interface IBlobStore
{
    /// <summary>Writes a blob whole, replacing one of that name.</summary>
    Task Put(TenantId tenant, string name, ReadOnlyMemory<byte> content, CancellationToken cancellation);

    /// <summary>The blob's bytes, or null.</summary>
    Task<ReadOnlyMemory<byte>?> Get(TenantId tenant, string name, CancellationToken cancellation);

    /// <summary>Names of a tenant's blobs that begin with <paramref name="prefix"/>, in order, without the tenant.</summary>
    IAsyncEnumerable<string> List(TenantId tenant, string prefix, CancellationToken cancellation);

    /// <summary>Deletes a blob; a missing one is fine.</summary>
    Task Delete(TenantId tenant, string name, CancellationToken cancellation);
}
