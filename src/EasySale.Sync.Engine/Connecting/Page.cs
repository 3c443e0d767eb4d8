namespace EasySale.Sync.Engine.Connecting;

/// <summary>One fetch of a walk.</summary>
/// <param name="Items">Records and unreadable items, in the source's order. May be empty although the walk goes on.</param>
/// <param name="Next">Where the next page starts; null when the walk has ended.</param>
/// <param name="Watermark">
/// From where an incremental walk must start if this walk ends well, from the source's own timestamps and clock, already moved
/// back by the safety overlap. Null when the page taught nothing new. At most 1,000 characters.
/// </param>
public sealed record Page(IReadOnlyList<SourceItem> Items, Cursor? Next, string? Watermark)
{
    /// <summary>Records the whole walk will bring, as far as the source says on its first page; null where it does not.</summary>
    public long? Expected { get; init; }
}
