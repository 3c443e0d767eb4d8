using System.Security.Cryptography;
using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Connecting;

namespace EasySale.Sync.Engine.Operations.Connections;

/// <summary>
/// Names and keeps the secrets of connections. A new value gets a new name and the connection's row decides which one
/// counts: a change that dies half-way leaves the old credentials whole.
/// </summary>
public sealed class ConnectionSecrets(ISecretStore secrets)
{
    /// <summary>Stores new secrets. Returns field → name.</summary>
    internal async Task<Dictionary<string, string>> Store(
        TenantId tenant, string connectionId, IReadOnlyDictionary<string, Secret> values, CancellationToken cancellation)
    {
        var names = new Dictionary<string, string>();
        foreach (var (field, value) in values)
        {
            names[field] = $"connections/{connectionId}/{field}/{RandomNumberGenerator.GetHexString(8, lowercase: true)}";
            await secrets.Set(tenant, names[field], value, cancellation);
        }

        return names;
    }

    internal async Task Delete(TenantId tenant, IEnumerable<string> names, CancellationToken cancellation)
    {
        foreach (var name in names) await secrets.Delete(tenant, name, cancellation);
    }
}
