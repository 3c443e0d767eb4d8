using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Failures;
using EasySale.Sync.Engine.Stores.Failures;

namespace EasySale.Sync.Engine.Tests.Operations;

internal static class OpenFailure
{
    /// <summary>A record of an earlier run that lacks a name, failed once and just now.</summary>
    public static FailedRecord Of(RecordKey record, string source, string target, DateTimeOffset at) => new()
    {
        Id = FailedRecord.IdOf(source, target, record),
        Kind = record.Kind,
        SourceId = record.Id,
        Source = source,
        Target = target,
        Cause = FailureCause.FixRecord,
        Code = "books.name_missing",
        Message = "The customer has no name.",
        Attempts = 1,
        FirstAt = at,
        LastAt = at,
        SyncId = "earlier",
    };
}
