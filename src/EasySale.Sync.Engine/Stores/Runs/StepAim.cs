namespace EasySale.Sync.Engine.Stores.Runs;

/// <summary>What a step does with its records.</summary>
public enum StepAim
{
    /// <summary>Plans and writes them.</summary>
    Sync,

    /// <summary>Plans them and keeps the plan.</summary>
    Plan,

    /// <summary>Writes what was planned of them.</summary>
    Apply,
}
