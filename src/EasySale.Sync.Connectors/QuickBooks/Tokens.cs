using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Failures;

namespace EasySale.Sync.Connectors.QuickBooks;

/// <summary>
/// The access token of a connection. It is renewed by one worker at a time, shortly before it ends, and stored before it is used,
/// because the vendor may replace the refresh token with every renewal and two renewals at once end the connection.
/// </summary>
internal sealed class Tokens(RotatingSecrets rotating, TokenEndpoint endpoint, QuickBooksSettings settings, TimeProvider time)
{
    /// <summary>Name of the chain among the connection's rotating secrets.</summary>
    public const string Name = "tokens";

    /// <summary>Renewed this long before the end, so that none ends on its way.</summary>
    private static readonly TimeSpan Ahead = TimeSpan.FromMinutes(5);

    private readonly string _seed = TokenChain.SeedOf(settings.RefreshToken);
    private readonly Lock _gate = new();
    private Access? _current;
    private Task<Access>? _pending;

    /// <summary>A token that lasts for the next call.</summary>
    /// <exception cref="SyncException">It cannot be renewed: connect again (<see cref="FailureCause.FixSettings"/>), or later (<see cref="FailureCause.TryAgain"/>).</exception>
    public Task<Access> Current(CancellationToken cancellation)
    {
        lock (_gate)
            return Lasts(_current) ? Task.FromResult(_current!) : One(Fetch).WaitAsync(cancellation);
    }

    /// <summary>Another token than this one, which the books no longer take.</summary>
    public Task<Access> Renew(Access stale, CancellationToken cancellation)
    {
        lock (_gate)
            return _current is { } current && !current.Token.Equals(stale.Token)
                ? Task.FromResult(current)
                : One(() => RenewStored(stale.Stored, CancellationToken.None)).WaitAsync(cancellation);
    }

    /// <summary>When the owner must be asked again; null when not told.</summary>
    public async Task<DateTimeOffset?> ConsentEnd(CancellationToken cancellation) =>
        TokenChain.Read(await rotating.Read(Name, cancellation), _seed)?.ConsentEndsAt;

    /// <summary>Ends all tokens of the connection at the vendor.</summary>
    /// <exception cref="SyncException">It refused, or did not answer.</exception>
    public async Task Revoke(CancellationToken cancellation)
    {
        var chain = TokenChain.Read(await rotating.Read(Name, cancellation), _seed);
        await endpoint.Revoke(chain is null ? settings.RefreshToken : new Secret(chain.RefreshToken), cancellation);
    }

    // Not stopped with the call that wanted it: a renewal that has begun must be stored.
    private Task<Access> One(Func<Task<Access>> fetch)
    {
        if (_pending is null or { IsCompleted: true }) _pending = Remembered(fetch);
        return _pending;
    }

    private async Task<Access> Remembered(Func<Task<Access>> fetch)
    {
        var access = await fetch();
        lock (_gate) _current = access;
        return access;
    }

    private async Task<Access> Fetch()
    {
        var stored = await rotating.Read(Name, CancellationToken.None);
        var access = Open(stored);
        return Lasts(access) ? access! : await RenewStored(stored, CancellationToken.None);
    }

    private async Task<Access> RenewStored(Secret? stale, CancellationToken cancellation)
    {
        try
        {
            var renewed = await rotating.Renew(Name, stale, Renewed, cancellation);
            return Open(renewed) ?? Open(await rotating.Renew(Name, renewed, Renewed, cancellation))!;
        }
        catch (SyncException failure) when (failure.Code == QuickBooksErrors.Reconnect)
        {
            // Another worker may have renewed it with the very token that is refused to us now.
            if (await rotating.Read(Name, cancellation) is { } now && !now.Equals(stale) && Open(now) is { } access) return access;
            throw;
        }
    }

    private async Task<Secret> Renewed(Secret? stored, CancellationToken cancellation)
    {
        var refreshToken = TokenChain.Read(stored, _seed) is { } chain ? new Secret(chain.RefreshToken) : settings.RefreshToken;
        return (await endpoint.Refresh(refreshToken, _seed, cancellation)).ToSecret();
    }

    private Access? Open(Secret? stored) => TokenChain.Read(stored, _seed) is { } chain
        ? new Access(stored!, new Secret(chain.AccessToken), chain.AccessExpiresAt)
        : null;

    private bool Lasts(Access? access) => access is not null && access.ExpiresAt - time.GetUtcNow() > Ahead;
}
