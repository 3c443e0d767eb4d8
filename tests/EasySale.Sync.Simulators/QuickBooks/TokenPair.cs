namespace EasySale.Sync.Simulators.QuickBooks;

/// <summary>What one consent or refresh brings. The access token lives 3600 seconds.</summary>
public sealed record TokenPair(string AccessToken, string RefreshToken)
{
    public TimeSpan RefreshExpiresIn { get; init; }

    /// <summary>The rest of the five years after which the owner has to consent anew.</summary>
    public TimeSpan HardExpiresIn { get; init; }

    public override string ToString() => nameof(TokenPair);
}
