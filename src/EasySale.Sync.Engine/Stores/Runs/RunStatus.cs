namespace EasySale.Sync.Engine.Stores.Runs;

public enum RunStatus
{
    Queued,
    Running,
    Completed,

    /// <summary>Ended; some records failed.</summary>
    Partial,

    /// <summary>Stopped by a failure that is not one record's.</summary>
    Failed,
}
