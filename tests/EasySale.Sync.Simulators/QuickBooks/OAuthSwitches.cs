namespace EasySale.Sync.Simulators.QuickBooks;

/// <summary>The points of Intuit's OAuth on which its papers and public reports disagree.</summary>
public sealed record OAuthSwitches
{
    /// <summary>How old a refresh token's value is when a refresh changes it. Zero: every refresh changes it.</summary>
    public TimeSpan RefreshTokenChangesAfter { get; init; } = TimeSpan.FromHours(24);

    /// <summary>How long the former value is still taken. The current page says not at all, an older paper 24 hours.</summary>
    public TimeSpan FormerRefreshTokenLives { get; init; } = TimeSpan.Zero;

    /// <summary>A dead value that is used again ends the grant: the winner of two parallel refreshes loses its tokens too.</summary>
    public bool ReuseEndsTheGrant { get; init; }
}
