using System.Security.Cryptography;
using System.Text;
using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Failures;
using EasySale.Sync.Engine.Stores.Rows;

namespace EasySale.Sync.Engine.Stores.LocalSecrets;

/// <summary>Credentials of the one-machine host: encrypted rows, the key in a file beside them.</summary>
public sealed class LocalSecretStore(IRowStore rows, LocalKey key) : ISecretStore
{
    private const string Box = "Box";
    private const int LongestKey = 512;

    public async Task<Secret?> Get(TenantId tenant, string name, CancellationToken cancellation)
    {
        SecretLimits.CheckName(name);
        var row = await rows.Get(Table.Settings, Keys.LocalSecrets(tenant), RowKeyOf(name), cancellation);
        return row is null ? null : Open(tenant, name, (byte[])row.Values[Box]);
    }

    public Task Set(TenantId tenant, string name, Secret value, CancellationToken cancellation)
    {
        SecretLimits.CheckName(name);
        SecretLimits.CheckValue(value);
        var box = SealedSecret.Seal(key, Place(tenant, name), value.Reveal());
        return Write(tenant, RowChange.Put(RowKeyOf(name), new Dictionary<string, object> { [Box] = box }), cancellation);
    }

    public Task Delete(TenantId tenant, string name, CancellationToken cancellation)
    {
        SecretLimits.CheckName(name);
        return Write(tenant, RowChange.Delete(RowKeyOf(name)), cancellation);
    }

    private Secret Open(TenantId tenant, string name, byte[] box)
    {
        try
        {
            return new Secret(SealedSecret.Open(key, Place(tenant, name), box));
        }
        catch (CryptographicException e)
        {
            throw new SyncException(FailureCause.FixSettings, "secrets.unreadable",
                "A stored credential cannot be read any more, because the key of this machine has changed. Enter it again.", name, e);
        }
    }

    private Task<RowWrite> Write(TenantId tenant, RowChange change, CancellationToken cancellation) =>
        rows.Write(Table.Settings, Keys.LocalSecrets(tenant), [change], cancellation);

    private static string Place(TenantId tenant, string name) => $"{tenant}/{name}";

    // ~ is no character of an escaped key, so a hashed name meets no other.
    private static string RowKeyOf(string name)
    {
        var escaped = RowKey.Escape(name);
        return escaped.Length <= LongestKey ? escaped : "~" + Convert.ToHexStringLower(SHA256.HashData(Encoding.Unicode.GetBytes(name)));
    }
}
