using EasySale.Sync.Engine.Callers;

namespace EasySale.Sync.Engine.Stores.Webhooks;

/// <summary>Whose inbox: a source connection.</summary>
public sealed record InboxKey(TenantId Tenant, string ConnectionId);
