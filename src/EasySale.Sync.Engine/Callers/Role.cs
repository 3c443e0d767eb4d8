namespace EasySale.Sync.Engine.Callers;

/// <summary>What a caller may do; each role includes those before it.</summary>
public enum Role
{
    /// <summary>Looks: status, failures, connections, health.</summary>
    Viewer,

    /// <summary>Also starts and retries runs and tests connections.</summary>
    Operator,

    /// <summary>Also changes connections, secrets and keys.</summary>
    Admin,
}
