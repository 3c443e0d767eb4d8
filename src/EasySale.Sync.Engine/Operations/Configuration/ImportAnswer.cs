namespace EasySale.Sync.Engine.Operations.Configuration;

/// <summary>What an import changed, or would change.</summary>
/// <param name="DryRun">Nothing was changed.</param>
/// <param name="Changes">None where everything is as the document says.</param>
public sealed record ImportAnswer(bool DryRun, IReadOnlyList<ChangeView> Changes);
