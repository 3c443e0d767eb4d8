using System.Text.Json.Nodes;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Operations.Failures;
using EasySale.Sync.Engine.Operations.Runs;
using EasySale.Sync.Engine.Stores.Links;
using EasySale.Sync.Engine.Stores.Runs;

namespace EasySale.Sync.Engine.Operations.Records;

/// <summary>One write of a record: what was sent and what came back.</summary>
public sealed record WriteView
{
    public required DateTimeOffset At { get; init; }

    public required string SyncId { get; init; }

    /// <summary>The log of that run.</summary>
    public required string LogUrl { get; init; }

    /// <summary>What it was for.</summary>
    public required string? Purpose { get; init; }

    public required OperationAction? Operation { get; init; }

    /// <summary>The target's entity or table.</summary>
    public required string? TargetEntity { get; init; }

    public required string Result { get; init; }

    public required string? RequestId { get; init; }

    /// <summary>The vendor's own id of the exchange.</summary>
    public required string? VendorTrace { get; init; }

    public required string? MappingVersion { get; init; }

    /// <summary>The body as it was sent; texts are masked for those who only look. Null when nothing was.</summary>
    public required JsonNode? Sent { get; init; }

    public required AnswerView Answer { get; init; }

    internal static WriteView Of(JournalPosition position, JournalEntry entry, bool isMasked) => new()
    {
        At = entry.At,
        SyncId = position.SyncId,
        LogUrl = RunLinks.LogOf(position.SyncId),
        Purpose = entry.Purpose,
        Operation = entry.Action,
        TargetEntity = entry.Entity,
        Result = entry.Result,
        RequestId = entry.RequestId,
        VendorTrace = entry.VendorTrace,
        MappingVersion = entry.MappingVersion,
        Sent = Body(entry, isMasked),
        Answer = new AnswerView(
            entry.TargetId is { } id ? PersonalData.Id(id, isMasked) : null, entry.TargetVersion, entry.TargetAmount, entry.Code, entry.Reason),
    };

    private static JsonNode? Body(JournalEntry entry, bool isMasked)
    {
        if (entry.Sent is not { } sent) return null;
        var body = PayloadJson.Read(sent);
        return isMasked ? PersonalData.Masked(body) : body;
    }
}
