namespace EasySale.Sync.Engine.Operations.Settings;

/// <summary>What a setting may be.</summary>
/// <param name="IsDefault">It is what it is without a choice; else the tenant chose it.</param>
/// <param name="Default">What it is when nothing was chosen.</param>
/// <param name="Least">The smallest value allowed.</param>
/// <param name="Most">The largest value allowed.</param>
/// <param name="Description">What it does.</param>
public sealed record AllowedSetting(bool IsDefault, int Default, int Least, int Most, string Description);
