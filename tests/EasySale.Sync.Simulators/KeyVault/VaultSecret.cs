namespace EasySale.Sync.Simulators.KeyVault;

/// <summary>A secret of the simulated vault: its versions, the newest last, and whether it is deleted but recoverable.</summary>
internal sealed class VaultSecret(string name)
{
    public string Name => name;

    public List<(string Version, string Value)> Versions { get; } = [];

    public bool IsDeleted { get; set; }
}
