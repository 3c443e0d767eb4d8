namespace EasySale.Sync.Engine.Stores.Audit;

/// <summary>What audit entries tell of.</summary>
public static class AuditActions
{
    public const string SandboxEntered = "sandbox.entered";

    public const string SandboxLeft = "sandbox.left";

    /// <summary>A plan that somebody applied deleted a record in the target.</summary>
    public const string RecordDeleted = "record.deleted";

    /// <summary>A plan that somebody applied voided a record in the target.</summary>
    public const string RecordVoided = "record.voided";

    /// <summary>A person corrected what was planned for a failed record.</summary>
    public const string PayloadEdited = "payload.edited";

    /// <summary>A correction was dropped, because the source has other content now.</summary>
    public const string PayloadSuperseded = "payload.superseded";
}
