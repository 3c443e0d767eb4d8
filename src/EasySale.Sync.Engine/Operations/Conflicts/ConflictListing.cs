namespace EasySale.Sync.Engine.Operations.Conflicts;

/// <summary>One page of the manual queue.</summary>
/// <param name="Items">The conflicts.</param>
/// <param name="NextCursor">Ask again with it as <c>cursor</c>; null when there is nothing more.</param>
/// <param name="Statistics">Over all of the tenant's conflicts, whatever was asked for.</param>
public sealed record ConflictListing(IReadOnlyList<ConflictView> Items, string? NextCursor, ConflictStatistics Statistics);
