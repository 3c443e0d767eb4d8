namespace EasySale.Sync.Local.Durable;

/// <summary>Whom a sub-orchestration answers.</summary>
/// <param name="Name">The parent's orchestrator.</param>
/// <param name="InstanceId">The parent.</param>
/// <param name="Generation">The parent's generation that asked; a later one is not answered.</param>
/// <param name="ActionId">Which of its actions.</param>
public sealed record ParentLink(string Name, string InstanceId, long Generation, int ActionId);
