namespace EasySale.Sync.Engine.Stores.Runs;

public enum StepState
{
    Pending,
    Running,

    /// <summary>Waiting for a limit or a vendor that is down.</summary>
    Waiting,
    Done,
    Failed,
}
