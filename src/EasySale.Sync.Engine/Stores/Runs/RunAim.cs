namespace EasySale.Sync.Engine.Stores.Runs;

/// <summary>What a run is to come to.</summary>
public enum RunAim
{
    /// <summary>It reads, plans and writes.</summary>
    Sync,

    /// <summary>It reads and plans, writes nothing, and leaves a plan.</summary>
    Plan,

    /// <summary>It writes what a plan says.</summary>
    Apply,

    /// <summary>It plans, asks a person where the plan needs one, then writes what it planned.</summary>
    Confirm,
}
