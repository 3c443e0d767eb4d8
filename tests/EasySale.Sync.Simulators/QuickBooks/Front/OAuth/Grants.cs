namespace EasySale.Sync.Simulators.QuickBooks.Front.OAuth;

/// <summary>All consents and the tokens made from them: rotation, expiry, reuse and revocation, behind one lock.</summary>
internal sealed class Grants(OAuthSwitches switches, TimeProvider time)
{
    public static readonly TimeSpan AccessLife = TimeSpan.FromSeconds(3600);
    public static readonly TimeSpan RefreshLife = TimeSpan.FromSeconds(8_640_000);
    private const int HardLifeYears = 5;
    private readonly Lock _gate = new();
    private readonly Dictionary<string, (Grant Grant, DateTimeOffset Until)> _access = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Grant> _refresh = new(StringComparer.Ordinal);
    private int _made;

    /// <summary>A new consent. The owner who reconnects ends the company's former one.</summary>
    public TokenPair Connect(string realm, bool endFormer)
    {
        lock (_gate)
        {
            if (endFormer) RevokeAll(realm);
            var grant = new Grant(realm, Now);
            Rotate(grant);
            return Pair(grant);
        }
    }

    /// <summary>New tokens for a refresh token; null is <c>invalid_grant</c>.</summary>
    public TokenPair? Refresh(string value)
    {
        lock (_gate)
        {
            if (!_refresh.TryGetValue(value, out var grant) || !IsAlive(grant)) return null;
            if (value != grant.RefreshToken && !StillTaken(value, grant))
            {
                if (switches.ReuseEndsTheGrant) grant.Revoked = true;
                return null;
            }
            if (value == grant.RefreshToken && Now - grant.RefreshTokenSince >= switches.RefreshTokenChangesAfter) Rotate(grant);
            return Pair(grant);
        }
    }

    /// <summary>Ends the connection of an access or refresh token; false if it is of none.</summary>
    public bool Revoke(string value)
    {
        lock (_gate)
        {
            var grant = _refresh.GetValueOrDefault(value) ?? _access.GetValueOrDefault(value).Grant;
            if (grant is null) return false;
            grant.Revoked = true;
            return true;
        }
    }

    public void RevokeAll(string realm)
    {
        lock (_gate)
            foreach (var grant in _refresh.Values.Where(g => g.Realm == realm))
                grant.Revoked = true;
    }

    public void ExpireAccess(string realm)
    {
        lock (_gate)
            foreach (var (value, (grant, _)) in _access.Where(a => a.Value.Grant.Realm == realm).ToList())
                _access[value] = (grant, Now);
    }

    /// <summary>The company a bearer token opens; null if it is dead.</summary>
    public string? RealmOf(string accessToken)
    {
        lock (_gate)
            return _access.TryGetValue(accessToken, out var found) && !found.Grant.Revoked && Now < found.Until ? found.Grant.Realm : null;
    }

    private DateTimeOffset Now => time.GetUtcNow();

    private bool IsAlive(Grant grant) =>
        !grant.Revoked && Now < grant.RefreshTokenSince + RefreshLife && Now < grant.Consented.AddYears(HardLifeYears);

    private bool StillTaken(string value, Grant grant) =>
        value == grant.FormerRefreshToken && Now < grant.RefreshTokenSince + switches.FormerRefreshTokenLives;

    private void Rotate(Grant grant)
    {
        grant.Rotate(TokenValues.Refresh(++_made), Now);
        _refresh[grant.RefreshToken] = grant;
    }

    private TokenPair Pair(Grant grant)
    {
        var access = TokenValues.Access();
        _access[access] = (grant, Now + AccessLife);
        return new TokenPair(access, grant.RefreshToken)
        {
            RefreshExpiresIn = grant.RefreshTokenSince + RefreshLife - Now,
            HardExpiresIn = grant.Consented.AddYears(HardLifeYears) - Now,
        };
    }
}
