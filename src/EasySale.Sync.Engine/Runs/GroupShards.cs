using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Stores.Links;

namespace EasySale.Sync.Engine.Runs;

/// <summary>Where a group's intents will lie, known before they are announced: what a slice after a crash looks through.</summary>
internal static class GroupShards
{
    public static IReadOnlyDictionary<RecordKind, IReadOnlyList<string>> Of(TargetStream target, IReadOnlyList<SourceItem> items) =>
        GroupReferences.Of(target, items).ToDictionary(
            kind => kind.Key,
            IReadOnlyList<string> (kind) => [.. kind.Value.Select(id => LinkAddress.Of(id).Shard).Distinct().Order(StringComparer.Ordinal)]);
}
