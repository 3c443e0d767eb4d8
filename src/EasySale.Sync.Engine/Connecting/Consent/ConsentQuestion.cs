namespace EasySale.Sync.Engine.Connecting.Consent;

/// <summary>What an owner is asked.</summary>
/// <param name="State">Secret and good for one answer.</param>
/// <param name="Callback">Where the answer goes.</param>
/// <param name="Settings">Settings known so far, those of the installation among them.</param>
/// <param name="Secrets">Secrets of the installation.</param>
public sealed record ConsentQuestion(
    Secret State, Uri Callback, IReadOnlyDictionary<string, string> Settings, IReadOnlyDictionary<string, Secret> Secrets);
