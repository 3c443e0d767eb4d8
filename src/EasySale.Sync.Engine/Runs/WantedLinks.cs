using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;

namespace EasySale.Sync.Engine.Runs;

/// <summary>What a plan asks of other records, and whether it missed one: then the plan may be another one later.</summary>
/// <param name="record">The record that is planned.</param>
/// <param name="links">What the target has.</param>
/// <param name="without">What cannot be had, and why.</param>
internal sealed class WantedLinks(RecordKey record, LinkSheets links, IReadOnlyDictionary<RecordKey, string> without)
{
    /// <summary>Another record was asked for and is not in the target.</summary>
    public bool MissedSome { get; private set; }

    public TargetReference? Find(RecordKey key, string purpose)
    {
        var found = without.ContainsKey(key) ? null : links.Find(key, purpose)?.Target;
        MissedSome |= found is null && key != record;
        return found;
    }

    public string? Without(RecordKey key)
    {
        var reason = without.GetValueOrDefault(key);
        MissedSome |= reason is not null;
        return reason;
    }
}
