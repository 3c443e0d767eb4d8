namespace EasySale.Sync.Engine.Operations.Health;

public enum ConnectionStatus
{
    /// <summary>Not checked yet; somebody is at it.</summary>
    Unknown,

    /// <summary>Everything tried works, and nothing holds it back.</summary>
    Online,

    /// <summary>Some of what was tried works, or its vendor asked for a pause.</summary>
    Degraded,

    /// <summary>Nothing that was tried works.</summary>
    Offline,

    /// <summary>Its calls failed in a row: none goes out for a while, and runs wait.</summary>
    BreakerOpen,

    /// <summary>Its credentials are not accepted: a person must connect it again.</summary>
    ReconnectNeeded,

    /// <summary>Switched off by the tenant; not checked.</summary>
    Disabled,
}
