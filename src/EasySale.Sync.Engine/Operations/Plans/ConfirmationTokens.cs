using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Operations.Problems;
using EasySale.Sync.Engine.Stores.Confirmations;
using EasySale.Sync.Engine.Stores.Runs;

namespace EasySale.Sync.Engine.Operations.Plans;

/// <summary>Tokens with which a user confirms one plan, once, within minutes. Only their hashes are kept.</summary>
public sealed class ConfirmationTokens(ConfirmationStore confirmations, TimeProvider time)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);

    private const int RandomBytes = 32;

    /// <summary>A new token for this user and this plan.</summary>
    internal async Task<(Secret Token, DateTimeOffset ExpiresAt)> Issue(Caller caller, string planId, bool isSecond, CancellationToken cancellation)
    {
        var token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(RandomBytes));
        var expiresAt = time.GetUtcNow() + Lifetime;
        await confirmations.Add(caller.Tenant, Hash(token), new Confirmation(planId, caller.UserId, expiresAt, isSecond), cancellation);
        return (new Secret(token), expiresAt);
    }

    /// <exception cref="ProblemException">Nobody gave this token to this user (404), it expired (410) or was used (409).</exception>
    internal async Task<Stored<Confirmation>> Find(Caller caller, string token, CancellationToken cancellation)
    {
        var stored = await confirmations.Find(caller.Tenant, Hash(token), cancellation);
        if (stored is not { Value: var confirmation } || confirmation.UserId != caller.UserId) throw new ProblemException(KnownProblems.UnknownConfirmation);
        if (confirmation.IsUsed) throw new ProblemException(KnownProblems.ConfirmationUsed(confirmation.PlanId));
        if (time.GetUtcNow() >= confirmation.ExpiresAt) throw new ProblemException(KnownProblems.ConfirmationExpired(confirmation.PlanId));
        return stored;
    }

    /// <exception cref="ProblemException">Somebody else was faster (409).</exception>
    internal async Task Use(Caller caller, string token, Stored<Confirmation> confirmation, CancellationToken cancellation)
    {
        if (!await confirmations.Use(caller.Tenant, Hash(token), confirmation, cancellation))
            throw new ProblemException(KnownProblems.ConfirmationUsed(confirmation.Value.PlanId));
    }

    private static string Hash(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
