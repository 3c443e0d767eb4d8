namespace EasySale.Sync.Engine.Operations.Records;

/// <summary>A record's way from one connection to another.</summary>
/// <param name="Source">The connection it came from.</param>
/// <param name="Target">The connection it went to.</param>
/// <param name="ModifiedAt">The source's stamp of the content that was handled last.</param>
/// <param name="FailureId">Its open failure; null when there is none.</param>
/// <param name="Links">What it is there now.</param>
/// <param name="Writes">Its writes, newest first: as many as were asked for.</param>
/// <param name="EarlierWrites">Runs of its earlier writes, newest first, as far as they are remembered.</param>
public sealed record RouteLineage(
    string Source, string Target, DateTimeOffset? ModifiedAt, string? FailureId,
    IReadOnlyList<LinkView> Links, IReadOnlyList<WriteView> Writes, IReadOnlyList<string> EarlierWrites);
