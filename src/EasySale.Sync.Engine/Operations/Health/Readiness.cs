namespace EasySale.Sync.Engine.Operations.Health;

/// <summary>Whether the service can work: nothing about any tenant.</summary>
/// <param name="Storage">Tables and blobs answer.</param>
/// <param name="Vault">Credentials can be read.</param>
public sealed record Readiness(bool Storage, bool Vault)
{
    public string Status => Storage && Vault ? "ready" : "notReady";
}
