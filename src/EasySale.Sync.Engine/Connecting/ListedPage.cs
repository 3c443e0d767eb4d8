namespace EasySale.Sync.Engine.Connecting;

/// <summary>One fetch of a list of ids.</summary>
/// <param name="Records">What it names; a record may be named twice, then the last counts.</param>
/// <param name="Next">Where the next page starts; null when the list has ended.</param>
public sealed record ListedPage(IReadOnlyList<ListedRecord> Records, Cursor? Next);
