namespace EasySale.Sync.Engine.Stores.Audit;

/// <summary>What audit entries tell of.</summary>
public static class AuditActions
{
    /// <summary>A person corrected what was planned for a failed record.</summary>
    public const string PayloadEdited = "payload.edited";

    /// <summary>A person saved a version of a mapping.</summary>
    public const string MappingSaved = "mapping.saved";

    /// <summary>A person took a mapping away: the built-in one holds again.</summary>
    public const string MappingDeleted = "mapping.deleted";

    /// <summary>A correction was dropped, because the source has other content now.</summary>
    public const string PayloadSuperseded = "payload.superseded";
}
