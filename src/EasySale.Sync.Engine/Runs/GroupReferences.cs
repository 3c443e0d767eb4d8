using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;

namespace EasySale.Sync.Engine.Runs;

/// <summary>Whose links a group needs: its own records', and those of the records they refer to or look at.</summary>
internal static class GroupReferences
{
    public static Dictionary<RecordKind, HashSet<string>> Of(TargetStream target, IReadOnlyList<SourceItem> items)
    {
        var ids = new Dictionary<RecordKind, HashSet<string>> { [target.Kind] = [.. items.Select(item => item.Id)] };
        foreach (var record in items.Select(item => item.Record).OfType<CommerceRecord>())
            foreach (var reference in Safe(target, record))
            {
                if (!ids.TryGetValue(reference.Kind, out var kind)) ids[reference.Kind] = kind = [];
                kind.Add(reference.Id);
            }

        return ids;
    }

    // A record that trips the stream fails when it is planned, by itself; here it must not stop its group.
    private static List<RecordKey> Safe(TargetStream target, CommerceRecord record)
    {
        try
        {
            return [.. target.References(record), .. target.Consults(record)];
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            return [];
        }
    }
}
