using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Stores.Links;

namespace EasySale.Sync.Engine.Runs;

/// <summary>
/// Tells of a record's drafts which the target has already: the same body, or an operation that was planned of the very same
/// record (its body may read otherwise now that placeholders and versions are known).
/// </summary>
internal sealed class WrittenDrafts(PlannedRecord planned, LinkSheets links, string mappingVersion, string here)
{
    /// <summary>What was questioned is written again, but once for each attempt at its group.</summary>
    public bool Hold(Draft draft) => Find(draft) switch
    {
        null or { TargetId: null } => false,
        { IsQuestioned: true } => QuestionedHere(draft),
        // The other side may have changed it since: only what this very group wrote is there for sure.
        var link when planned.IsTwoWay => link.LastWrite == here && IsOfThisRecord(link),
        var link => link.BodyHash == ContentHash.Of(draft.Body) || IsOfThisRecord(link),
    };

    /// <summary>This group wrote it, and a person must see to it.</summary>
    public bool QuestionedHere(Draft draft) => Find(draft) is { IsQuestioned: true } link && link.LastWrite == here && IsOfThisRecord(link);

    private Link? Find(Draft draft) => links.Find(planned.Key, draft.Purpose);

    private bool IsOfThisRecord(Link link) =>
        link.MappingVersion == mappingVersion && (link.PartOf == planned.ContentHash || link.ContentHash == planned.ContentHash);
}
