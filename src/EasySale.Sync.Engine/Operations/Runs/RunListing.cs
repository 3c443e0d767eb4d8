namespace EasySale.Sync.Engine.Operations.Runs;

/// <summary>The runs of a tenant.</summary>
/// <param name="Active">Runs that go on or wait, whatever the filters and the page.</param>
/// <param name="Runs">The page, newest first.</param>
/// <param name="NextCursor">Ask again with it as <c>cursor</c>; null when there is nothing more.</param>
public sealed record RunListing(IReadOnlyList<RunDetails> Active, IReadOnlyList<RunView> Runs, string? NextCursor);
