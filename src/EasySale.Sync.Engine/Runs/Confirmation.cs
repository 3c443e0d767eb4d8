using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Stores.Links;

namespace EasySale.Sync.Engine.Runs;

/// <summary>What an answer makes of a link. Pure.</summary>
internal static class Confirmation
{
    private const int WritesKept = 5;

    /// <summary>The link after the answer; unchanged, intent and all, while there is none.</summary>
    public static Link After(SentOperation sent, JournalPosition position) => sent.Answer switch
    {
        null => sent.Link,
        { HasMoved: true } answer => Answered(sent.Link) with { TargetId = answer.TargetId, TargetVersion = answer.TargetVersion },
        { TargetId: null } => Answered(sent.Link),
        { SkipReason: { } reason } answer => Done(sent.Link, position) with
        {
            TargetId = answer.TargetId,
            TargetVersion = answer.TargetVersion ?? sent.Link.TargetVersion,
            SkipReason = reason,
            SourceAmount = sent.Link.SourceAmount,
            Currency = sent.Link.Currency,
            IsVoided = answer.IsVoided,
        },
        { Failure: not null } answer => Written(sent.Link, answer, position) with { ContentHash = null, PartOf = Content(sent.Link), IsQuestioned = true },
        var answer => Written(sent.Link, answer, position),
    };

    /// <summary>Whether our link may replace the stored one: while nobody else has settled what we announced.</summary>
    public static Func<Link?, Link, bool> StillOurs(IEnumerable<SentOperation> sent)
    {
        var announced = sent.ToDictionary(one => one.Link.Key, one => one.Link.Intent!);
        return (stored, ours) => announced.TryGetValue(ours.Key, out var intent)
            ? stored?.Intent is { } theirs && theirs.AnnouncedBy == intent.AnnouncedBy && theirs.BodyHash == intent.BodyHash
            : stored?.Intent is null;
    }

    /// <summary>What a questioned operation was planned from.</summary>
    public static FailedContent Failed(SentOperation sent) => new(Content(sent.Link), sent.Link.Intent!.MappingVersion);

    private static string? Content(Link link) => link.Intent!.ContentHash ?? link.Intent.PartOf;

    private static Link Answered(Link link) => link with { Intent = null, Generation = link.Generation + 1 };

    private static Link Written(Link link, WriteAnswer answer, JournalPosition position) => Done(link, position) with
    {
        TargetId = IsDeletion(link) ? null : answer.TargetId,
        TargetVersion = IsDeletion(link) ? null : answer.TargetVersion,
        TargetAmount = answer.Total?.Amount,
        TargetTax = answer.Tax,
        SkipReason = null,
        IsVoided = false,
        Agreed = IsDeletion(link) ? null : link.Intent!.Agreed?.Confirmed(answer.TargetVersion) ?? link.Agreed,
    };

    // What was deleted is no record to refer to or to update: should it come back, it is made anew.
    private static bool IsDeletion(Link link) => link.Intent!.Action == OperationAction.Delete;

    private static Link Done(Link link, JournalPosition position) => Answered(link) with
    {
        Entity = link.Intent!.Entity,
        BodyHash = link.Intent.BodyHash,
        MappingVersion = link.Intent.MappingVersion,
        ContentHash = link.Intent.ContentHash,
        PartOf = link.Intent.PartOf,
        IsQuestioned = false,
        IsEdited = link.Intent.IsEdited,
        SourceAmount = link.Intent.SourceAmount,
        Currency = link.Intent.Currency,
        LastWrites = [position.ToString(), .. link.LastWrites.Where(write => write != position.ToString()).Take(WritesKept - 1)],
    };
}
