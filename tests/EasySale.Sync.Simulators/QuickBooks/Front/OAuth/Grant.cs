namespace EasySale.Sync.Simulators.QuickBooks.Front.OAuth;

/// <summary>One owner's consent for one company, with the tokens made from it.</summary>
internal sealed class Grant(string realm, DateTimeOffset consented)
{
    public string Realm => realm;

    public DateTimeOffset Consented => consented;

    public string RefreshToken { get; private set; } = "";

    /// <summary>When <see cref="RefreshToken"/> got its present value.</summary>
    public DateTimeOffset RefreshTokenSince { get; private set; }

    public string? FormerRefreshToken { get; private set; }

    public bool Revoked { get; set; }

    public void Rotate(string value, DateTimeOffset now)
    {
        FormerRefreshToken = RefreshToken;
        (RefreshToken, RefreshTokenSince) = (value, now);
    }
}
