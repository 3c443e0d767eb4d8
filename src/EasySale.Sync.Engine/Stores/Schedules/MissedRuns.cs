namespace EasySale.Sync.Engine.Stores.Schedules;

/// <summary>What happens to occurrences that could not be started in time.</summary>
public enum MissedRuns
{
    /// <summary>One run makes up for all of them.</summary>
    Once,

    /// <summary>They are left out.</summary>
    Skip,

    /// <summary>Each is made up for, one after another, the newest ones up to a limit.</summary>
    All,
}
