namespace EasySale.Sync.Local.Worker;

/// <summary>What sets a function off.</summary>
public enum FunctionKind
{
    Http,
    Timer,
    Orchestrator,
    Activity,
}
