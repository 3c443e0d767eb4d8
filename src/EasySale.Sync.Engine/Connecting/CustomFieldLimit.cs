namespace EasySale.Sync.Engine.Connecting;

/// <summary>The custom fields a system holds on records of a kind.</summary>
/// <param name="Most">How many.</param>
/// <param name="LongestName">Characters of a name.</param>
/// <param name="LongestText">Characters of a value; longer ones are cut.</param>
/// <param name="Description">What the names mean and what must be set up, one sentence.</param>
public sealed record CustomFieldLimit(int Most, int LongestName, int LongestText, string Description)
{
    /// <summary>A name that is a number is the field's own, from 1.</summary>
    public bool AreNumbered { get; init; }
}
