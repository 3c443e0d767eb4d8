using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Failures;

namespace EasySale.Sync.Engine.Connecting;

/// <summary>What is said about records the source no longer has.</summary>
public static class GoneRecords
{
    /// <summary>Code of a record that was written to the target and is no longer in the source.</summary>
    public const string Code = "record.gone_at_source";

    /// <summary>Nothing is done about the record until a person has decided.</summary>
    public static SyncException Ask(RecordKey record) => new(
        FailureCause.FixRecord,
        Code,
        $"{record} no longer exists in the source, but was written to the target. Nothing was changed there. " +
        "Remove it there by hand or leave it, and dismiss this; or restore it in the source and try it again.",
        record.ToString())
    {
        OwesNothing = true,
    };
}
