using System.Runtime.CompilerServices;
using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Stores.Rows;

namespace EasySale.Sync.Engine.Stores.Settings;

/// <summary>API keys by tenant, and the directory that says whose a key is.</summary>
public sealed class ApiKeyStore(IRowStore rows)
{
    public async IAsyncEnumerable<ApiKey> List(TenantId tenant, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var row in rows.Query(Table.Settings, Keys.ApiKeys(tenant), RowRange.All, null, cancellation))
            yield return RowBody.Read<ApiKey>(row);
    }

    public async Task<ApiKey?> Find(TenantId tenant, string id, CancellationToken cancellation) =>
        await rows.Get(Table.Settings, Keys.ApiKeys(tenant), RowKey.Escape(id), cancellation) is { } row ? RowBody.Read<ApiKey>(row) : null;

    /// <summary>The key of a hash, or null. Only for the system: nobody is known before this is answered.</summary>
    public async Task<ApiKey?> FindByHash(string hash, CancellationToken cancellation)
    {
        var entry = await rows.Get(Table.Directory, Keys.ApiKeyDirectory(hash), hash, cancellation);
        if (entry is null) return null;
        return await Find(new TenantId((string)entry.Values["Tenant"]), (string)entry.Values["KeyId"], cancellation);
    }

    /// <summary>The directory last: until it is written the key opens nothing.</summary>
    public async Task Add(ApiKey key, CancellationToken cancellation)
    {
        await rows.Write(Table.Settings, Keys.ApiKeys(key.Tenant), [RowChange.Put(RowKey.Escape(key.Id), RowBody.Of(key))], cancellation);
        var entry = new Dictionary<string, object> { ["Tenant"] = key.Tenant.Value, ["KeyId"] = key.Id };
        await rows.Write(Table.Directory, Keys.ApiKeyDirectory(key.Hash), [RowChange.Put(key.Hash, entry)], cancellation);
    }

    /// <summary>The directory first: from then on the key opens nothing.</summary>
    public async Task Delete(ApiKey key, CancellationToken cancellation)
    {
        await rows.Write(Table.Directory, Keys.ApiKeyDirectory(key.Hash), [RowChange.Delete(key.Hash)], cancellation);
        await rows.Write(Table.Settings, Keys.ApiKeys(key.Tenant), [RowChange.Delete(RowKey.Escape(key.Id))], cancellation);
    }
}
