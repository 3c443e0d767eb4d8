using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Operations.Audit;
using EasySale.Sync.Engine.Operations.Problems;
using EasySale.Sync.Engine.Stores.Audit;
using EasySale.Sync.Engine.Stores.Settings;

namespace EasySale.Sync.Engine.Operations.Access;

/// <summary>Makes API keys and tells whose one is. A key is <c>es_{tenant}_{43 random characters}</c>; only its hash is kept.</summary>
public sealed class ApiKeys(ApiKeyStore keys, AuditTrail trail, TimeProvider time)
{
    private const int RandomBytes = 32;
    private const int LongestKey = 128;

    /// <exception cref="ProblemException">The caller is no administrator (403).</exception>
    public async Task<NewApiKey> Create(Caller caller, string userId, IReadOnlyList<Role> roles, CancellationToken cancellation)
    {
        caller.Demand(Role.Admin);
        var text = $"es_{caller.Tenant}_{Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(RandomBytes))}";
        var key = new ApiKey
        {
            Tenant = caller.Tenant,
            Id = "key-" + RandomNumberGenerator.GetHexString(8, lowercase: true),
            Hash = Hash(text),
            UserId = userId,
            Roles = roles,
            CreatedAt = time.GetUtcNow(),
        };
        await trail.Note(caller, AuditActions.ApiKeyCreated, key.Id, Changes(key, isNew: true), cancellation);
        await keys.Add(key, cancellation);
        return new NewApiKey(key.Id, new Secret(text));
    }

    /// <summary>Who calls with a key, or null when it is no key of ours.</summary>
    public async Task<Caller?> Verify(string text, CancellationToken cancellation)
    {
        if (text.Length > LongestKey || !text.StartsWith("es_", StringComparison.Ordinal)) return null;
        var hash = Hash(text);
        var key = await keys.FindByHash(hash, cancellation);
        if (key is null || !CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(key.Hash), Encoding.ASCII.GetBytes(hash))) return null;
        return new Caller(key.Tenant, key.UserId, key.Roles);
    }

    /// <exception cref="ProblemException">The tenant has no such key (404).</exception>
    public async Task Revoke(Caller caller, string id, CancellationToken cancellation)
    {
        caller.Demand(Role.Admin);
        var key = await keys.Find(caller.Tenant, id, cancellation) ?? throw new ProblemException(KnownProblems.NotFound($"There is no API key \"{id}\"."));
        await trail.Note(caller, AuditActions.ApiKeyRevoked, id, Changes(key, isNew: false), cancellation);
        await keys.Delete(key, cancellation);
    }

    // The trail names users everywhere by their ids.
    private static AuditChange[] Changes(ApiKey key, bool isNew)
    {
        var roles = string.Join(", ", key.Roles).ToLowerInvariant();
        return isNew
            ? [AuditChange.Of("user", null, key.UserId), AuditChange.Of("roles", null, roles)]
            : [AuditChange.Of("user", key.UserId, null), AuditChange.Of("roles", roles, null)];
    }

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
