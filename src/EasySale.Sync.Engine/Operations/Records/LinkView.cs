using EasySale.Sync.Engine.Operations.Failures;
using EasySale.Sync.Engine.Stores.Links;

namespace EasySale.Sync.Engine.Operations.Records;

/// <summary>What a record is in the target, for one purpose.</summary>
/// <param name="Purpose">What it is for; <c>record</c> is the record itself.</param>
/// <param name="TargetEntity">The target's entity or table.</param>
/// <param name="TargetId">Its id there; null where it is not there.</param>
/// <param name="TargetVersion">Its version there.</param>
/// <param name="MappingVersion">The mapping it was last planned with.</param>
/// <param name="SkipReason">Why nothing was done with its present content.</param>
/// <param name="SourceAmount">As the source tells it.</param>
/// <param name="TargetAmount">As the target's answer told it.</param>
/// <param name="Currency">Of both amounts.</param>
/// <param name="InDoubtSince">Since when a write is announced whose answer is not known; null when none is.</param>
/// <param name="IsEdited">A person corrected what was written.</param>
public sealed record LinkView(
    string Purpose, string? TargetEntity, string? TargetId, string? TargetVersion, string? MappingVersion, string? SkipReason,
    decimal? SourceAmount, decimal? TargetAmount, string? Currency, DateTimeOffset? InDoubtSince, bool IsEdited)
{
    internal static LinkView Of(Link link, bool isMasked) => new(
        link.Purpose, link.Entity, link.TargetId is { } id ? PersonalData.Id(id, isMasked) : null, link.TargetVersion, link.MappingVersion, link.SkipReason,
        link.SourceAmount, link.TargetAmount, link.Currency, link.Intent?.AnnouncedAt, link.IsEdited);
}
