namespace EasySale.Sync.Engine.Stores.Audit;

/// <summary>What audit entries tell of.</summary>
public static class AuditActions
{
    /// <summary>A person corrected what was planned for a failed record.</summary>
    public const string PayloadEdited = "payload.edited";

    /// <summary>A correction was dropped, because the source has other content now.</summary>
    public const string PayloadSuperseded = "payload.superseded";

    /// <summary>A configuration was imported.</summary>
    public const string ConfigurationImported = "configuration.imported";
}
