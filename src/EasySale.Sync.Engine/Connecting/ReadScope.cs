namespace EasySale.Sync.Engine.Connecting;

/// <summary>What a walk over a stream is about; the same for all its pages.</summary>
/// <param name="Mode">Everything, or what changed.</param>
/// <param name="Watermark">
/// Where the last complete walk ended, as the stream said (<see cref="Page.Watermark"/>); null when there was none, then an
/// incremental walk reads everything. So it does for a watermark older than the source's feed of changes reaches back.
/// </param>
/// <param name="Filter">Which records.</param>
public sealed record ReadScope(SyncMode Mode, string? Watermark, RecordFilter Filter);
