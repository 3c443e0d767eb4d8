using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Runs;
using EasySale.Sync.Engine.Stores.Links;

namespace EasySale.Sync.Engine.Directions;

/// <summary>
/// Keeps the links of the way back true: what was made there is known by its id here, and both links hold the same agreement. Always
/// saved before the links of the way there, so that a crash between the two repeats it and nothing made is ever taken for new.
/// </summary>
internal sealed class WayBackLinks(StepSession session, RecordKind kind)
{
    private readonly Dictionary<string, Func<Link?, Link?>> _changes = [];

    private bool IsTwoWay => session.TwoWay(kind) is not null;

    /// <summary>Takes over what a record's link became.</summary>
    public void Follow(Link? before, Link after, IReadOnlyList<SentOperation> sent)
    {
        if (!IsTwoWay || after.Purpose != Purposes.Record) return;
        var isWritten = sent.Any(one => one.Answer is { TargetId: not null, HasMoved: false } && one.Operation.Purpose == Purposes.Record);
        if (before?.TargetId is { } gone && gone != after.TargetId) Retire(gone, after.SourceId);
        var isNew = after.Agreed is not null && !after.Agreed.Says(before?.Agreed);
        // Linked by a person's choice, and not agreed yet: what was read before knows it already.
        var isJustLinked = after.Agreed is { Ours.Count: 0 };
        if (after.TargetId is { } id && (isWritten || isNew || isJustLinked || before?.HasConflict != after.HasConflict)) _changes[id] = there => Following(there, after, isWritten);
    }

    /// <summary>The other side's record is gone, and so is what it means here.</summary>
    public void Retire(string targetId, string sourceId) => _changes[targetId] = there => there?.TargetId == sourceId
        ? there with { TargetId = null, TargetVersion = null, Agreed = null, ContentHash = ContentHash.Gone, HasConflict = false }
        : null;

    public async Task Save(CancellationToken cancellation)
    {
        if (_changes.Count == 0) return;
        var run = session.Run;
        var scope = new LinkScope(run.Tenant, run.Target, run.Source, kind);
        while (!await TrySave(scope, cancellation))
        {
            // Somebody wrote a neighbour meanwhile: read again and set the same.
        }

        _changes.Clear();
    }

    private async Task<bool> TrySave(LinkScope scope, CancellationToken cancellation)
    {
        var sheet = await session.Stores.Links.Read(scope, _changes.Keys, cancellation);
        foreach (var (id, change) in _changes)
            if (change(sheet.Find(id)) is { } changed) sheet.Set(changed);
        return await session.Stores.Links.TrySave(sheet, cancellation);
    }

    // An intent of the way back stays: what it was planned against has moved, and its target will say so.
    private static Link? Following(Link? there, Link own, bool isWritten)
    {
        var known = there?.TargetId == own.SourceId ? there : null;
        var agreed = own.Agreed?.Swapped();
        if (known is not null && !isWritten && known.HasConflict == own.HasConflict && (agreed is null || agreed.Says(known.Agreed))) return null;
        return (there ?? new Link { SourceId = own.TargetId! }) with
        {
            TargetId = own.SourceId,
            TargetVersion = own.Agreed?.OurVersion ?? known?.TargetVersion,
            Agreed = agreed ?? known?.Agreed,
            ContentHash = isWritten ? null : known?.ContentHash,
            IsCarried = own.IsCarried,
            HasConflict = own.HasConflict,
        };
    }
}
