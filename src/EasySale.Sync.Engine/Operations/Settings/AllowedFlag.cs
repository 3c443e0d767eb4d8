namespace EasySale.Sync.Engine.Operations.Settings;

/// <summary>A setting that is true or false.</summary>
/// <param name="IsDefault">It is what it is without a choice; else the tenant chose it.</param>
/// <param name="Default">What it is when nothing was chosen.</param>
/// <param name="Description">What it does.</param>
public sealed record AllowedFlag(bool IsDefault, bool Default, string Description);
