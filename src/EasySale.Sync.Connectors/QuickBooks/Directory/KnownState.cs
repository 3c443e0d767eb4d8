namespace EasySale.Sync.Connectors.QuickBooks.Directory;

/// <summary>A list as it is remembered.</summary>
/// <param name="ReadUpTo">On the books' clock; null before the first reading.</param>
/// <param name="Entries">Id → entry.</param>
internal sealed record KnownState(DateTimeOffset? ReadUpTo, Dictionary<string, KnownEntry> Entries);
