namespace EasySale.Sync.Engine.Operations.Settings;

/// <summary>A setting that is true or false.</summary>
/// <param name="Default">What it is when nothing was chosen.</param>
/// <param name="Description">What it does.</param>
public sealed record AllowedFlag(bool Default, string Description);
