using EasySale.Sync.Engine.Operations.Export;

namespace EasySale.Sync.Engine.Operations.Failures;

/// <summary>What an export of failures holds.</summary>
internal static class FailureColumns
{
    public static readonly IReadOnlyList<ExportColumn<FailureView>> All =
    [
        new("lastAt", failure => failure.LastAt) { Width = 19 },
        new("source", failure => failure.Source) { Width = 16 },
        new("target", failure => failure.Target) { Width = 16 },
        new("entity", failure => failure.Entity) { Width = 9 },
        new("sourceId", failure => failure.SourceId) { Width = 12 },
        new("cause", failure => failure.Cause) { Width = 11 },
        new("code", failure => failure.Code) { Width = 24 },
        new("message", failure => failure.Message) { Width = 58 },
        new("attempts", failure => failure.Attempts) { Width = 8 },
        new("firstAt", failure => failure.FirstAt) { Width = 0 },
        new("nextTryAt", failure => failure.NextTryAt) { Width = 0 },
        new("detail", failure => failure.Detail) { Width = 0 },
        new("syncId", failure => failure.SyncId) { Width = 0 },
        new("id", failure => failure.Id) { Width = 0 },
    ];
}
