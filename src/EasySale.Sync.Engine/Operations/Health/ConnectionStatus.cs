namespace EasySale.Sync.Engine.Operations.Health;

public enum ConnectionStatus
{
    /// <summary>Not checked yet; somebody is at it.</summary>
    Unknown,
    Ok,
    Failing,

    /// <summary>Switched off by the tenant; not checked.</summary>
    Disabled,
}
