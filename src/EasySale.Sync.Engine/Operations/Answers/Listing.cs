namespace EasySale.Sync.Engine.Operations.Answers;

/// <summary>One page of a list.</summary>
/// <param name="Items">The entries.</param>
/// <param name="NextCursor">Ask again with it as <c>cursor</c>; null when there is nothing more. A page may be short, even empty, and yet have one.</param>
public sealed record Listing<T>(IReadOnlyList<T> Items, string? NextCursor);
