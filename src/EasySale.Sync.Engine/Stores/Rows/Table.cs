namespace EasySale.Sync.Engine.Stores.Rows;

/// <summary>The tables of the house. A table's name in storage is the name here.</summary>
public enum Table
{
    /// <summary>Connections, routes, API keys, tenant settings.</summary>
    Settings,

    /// <summary>"Whose is this?": API key → tenant and the like.</summary>
    Directory,

    /// <summary>Links and open intents, packed.</summary>
    Links,

    /// <summary>Runs, their steps with cursors, idempotency answers, the active-runs row of a tenant.</summary>
    Runs,

    /// <summary>Open failures.</summary>
    Failures,

    /// <summary>Cursors between runs, rate permits, breakers, the audit trail.</summary>
    State,

    /// <summary>What webhooks announced and nobody has taken yet.</summary>
    Inbox,

    /// <summary>History of the local host's orchestrations (Azure keeps its own).</summary>
    LocalDurable,
}
