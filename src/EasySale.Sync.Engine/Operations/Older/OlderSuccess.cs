namespace EasySale.Sync.Engine.Operations.Older;

/// <summary>The answer to <c>pause</c>, <c>resume</c>, <c>cancel</c> and <c>resolve-conflict</c>.</summary>
/// <param name="Success">True; whatever went wrong is a problem instead.</param>
public sealed record OlderSuccess(bool Success);
