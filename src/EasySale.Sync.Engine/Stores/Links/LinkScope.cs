using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Commerce;

namespace EasySale.Sync.Engine.Stores.Links;

/// <summary>Whose links: one tenant, one source connection, one target connection, one kind of record.</summary>
public sealed record LinkScope(TenantId Tenant, string Source, string Target, RecordKind Kind);
