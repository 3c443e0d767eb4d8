namespace EasySale.Sync.Engine.Operations.Configuration;

/// <summary>What an import does to one thing.</summary>
/// <param name="Section">Its section.</param>
/// <param name="Id">Which.</param>
/// <param name="Action"><c>create</c> or <c>update</c>.</param>
/// <param name="Note">What a person has to do afterwards; null for nothing.</param>
public sealed record ChangeView(string Section, string Id, string Action, string? Note = null);
