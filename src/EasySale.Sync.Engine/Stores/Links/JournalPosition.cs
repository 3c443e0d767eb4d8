using System.Globalization;

namespace EasySale.Sync.Engine.Stores.Links;

/// <summary>Where an outcome is journalled: run, step, group.</summary>
public readonly record struct JournalPosition(string SyncId, int Step, long Group)
{
    public override string ToString() => $"{SyncId}/{Step}/{Group}";

    /// <summary>The position a text (<see cref="ToString"/>) names.</summary>
    public static JournalPosition Parse(string text) => text.Split('/') is [var syncId, var step, var group]
        ? new JournalPosition(syncId, int.Parse(step, CultureInfo.InvariantCulture), long.Parse(group, CultureInfo.InvariantCulture))
        : throw new FormatException($"\"{text}\" is no journal position.");

    /// <summary>Whether a stored position belongs to a run, in any of its groups.</summary>
    public static bool IsOfRun(string position, string syncId) => position.StartsWith(syncId + "/", StringComparison.Ordinal);
}
