namespace EasySale.Sync.Engine.Stores.Runs;

/// <summary>Where a run stands. Which state follows which is said by <see cref="RunTransitions"/>.</summary>
public enum RunStatus
{
    Queued,
    Running,
    Completed,

    /// <summary>Ended; some records failed.</summary>
    Partial,

    /// <summary>Stopped by a failure that is not one record's.</summary>
    Failed,

    /// <summary>Asked to pause; it stops after the group of records at hand.</summary>
    Pausing,

    /// <summary>Stands still until somebody resumes or cancels it.</summary>
    Paused,

    /// <summary>Asked to go on; its next slice makes it run.</summary>
    Resuming,

    /// <summary>Planned; it goes on when a person confirms the plan.</summary>
    AwaitingConfirmation,

    /// <summary>Asked to end; it stops after the group of records at hand.</summary>
    Cancelling,

    /// <summary>Ended because somebody asked for it. What was written stays and stays linked.</summary>
    Cancelled,
}
