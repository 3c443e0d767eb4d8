using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Commerce;

namespace EasySale.Sync.Engine.Stores.Links;

/// <summary>An intent's body that lies in a blob.</summary>
/// <param name="Scope">Whose links.</param>
/// <param name="Block">The row its intent is or was in.</param>
/// <param name="Name">The blob.</param>
public sealed record SpilledBody(LinkScope Scope, string Block, string Name)
{
    /// <summary>By a blob's name (<see cref="Keys.IntentBodies"/>); null for one that is no such name.</summary>
    public static SpilledBody? Of(TenantId tenant, string name) =>
        name.Split('/') is [_, var source, var target, var kind, var block, _] && Enum.TryParse<RecordKind>(kind, out var record)
            ? new SpilledBody(new LinkScope(tenant, source, target, record), block, name)
            : null;
}
