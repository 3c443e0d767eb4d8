using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Operations.Failures;
using EasySale.Sync.Engine.Stores.Links;
using EasySale.Sync.Engine.Stores.Runs;

namespace EasySale.Sync.Engine.Operations.Logs;

/// <summary>What a copy of the log tells of journal entries: neither what was sent nor any words about it. Pure.</summary>
internal static class LogLines
{
    private const string Failed = "failed";

    public static IReadOnlyList<LogLine> Of(Run run, JournalPosition position, IReadOnlyList<JournalEntry> entries) =>
    [
        .. entries.Select((entry, index) => new LogLine
        {
            Run = run.SyncId,
            Step = position.Step,
            Part = position.Group,
            Line = index,
            At = entry.At,
            Level = entry.Result == Failed ? LineLevel.Error : entry.Code is null ? LineLevel.Info : LineLevel.Warn,
            Source = run.Source,
            Target = run.Target,
            Entity = entry.Kind.Name(),
            SourceId = PersonalData.Id(entry.SourceId, isMasked: true),
            Result = entry.Result,
            Operation = entry.Action,
            Purpose = entry.Purpose,
            TargetId = entry.TargetId is { } id ? PersonalData.Id(id, isMasked: true) : null,
            RequestId = entry.RequestId,
            VendorTrace = entry.VendorTrace,
            MappingVersion = entry.MappingVersion,
            Code = entry.Code,
        }),
    ];
}
