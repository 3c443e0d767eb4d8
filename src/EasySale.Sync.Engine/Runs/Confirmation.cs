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
        { Failure: not null } => sent.Link with { Intent = null, Generation = sent.Link.Generation + 1 },
        { SkipReason: { } reason } answer => Done(sent.Link, position) with { TargetId = answer.TargetId, SkipReason = reason },
        var answer => Done(sent.Link, position) with
        {
            TargetId = answer.TargetId,
            TargetVersion = answer.TargetVersion,
            TargetAmount = answer.Total?.Amount,
            SkipReason = null,
        },
    };

    /// <summary>Whether our link may replace the stored one: while nobody else has settled what we announced.</summary>
    public static Func<Link?, Link, bool> StillOurs(IEnumerable<SentOperation> sent)
    {
        var announced = sent.ToDictionary(one => one.Link.Key, one => one.Link.Intent!);
        return (stored, ours) => announced.TryGetValue(ours.Key, out var intent)
            ? stored?.Intent is { } theirs && theirs.AnnouncedBy == intent.AnnouncedBy && theirs.BodyHash == intent.BodyHash
            : stored?.Intent is null;
    }

    private static Link Done(Link link, JournalPosition position) => link with
    {
        Intent = null,
        Generation = link.Generation + 1,
        Entity = link.Intent!.Entity,
        BodyHash = link.Intent.BodyHash,
        MappingVersion = link.Intent.MappingVersion,
        ContentHash = link.Intent.ContentHash,
        SourceAmount = link.Intent.SourceAmount,
        Currency = link.Intent.Currency,
        LastWrites = [position.ToString(), .. link.LastWrites.Where(write => write != position.ToString()).Take(WritesKept - 1)],
    };
}
