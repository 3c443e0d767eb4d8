using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Operations.Problems;
using EasySale.Sync.Engine.Stores.Links;
using EasySale.Sync.Engine.Stores.Settings;

namespace EasySale.Sync.Engine.Operations.Connections;

/// <summary>
/// Keeps a connection's links with the system they were made in. Ids count from 1 everywhere: in another system they name other
/// records, which would be taken for synchronized, or be written over.
/// </summary>
public sealed class LinkedSystems(ConnectorCatalog connectors, ConnectionStore connections, LeftSystemStore left, LinkStore links)
{
    /// <param name="before">The connection as it is; null for a new one.</param>
    /// <param name="after">As it would be saved.</param>
    /// <param name="isSame">Somebody says that it is the same system under another address.</param>
    /// <param name="cancellation">Stops the look.</param>
    /// <exception cref="ProblemException">It leads to another system than the one whose records are linked (409).</exception>
    internal async Task Check(Connection? before, Connection after, bool isSame, CancellationToken cancellation)
    {
        if (isSame) return;
        var gone = await left.All(after.Tenant, cancellation);
        var linked = before is null ? gone.GetValueOrDefault(after.Id) : Name(before);
        if (linked is null || linked == Name(after)) return;
        var others = await connections.List(after.Tenant, cancellation).Select(each => each.Id).ToListAsync(cancellation);
        if (await HasLinks(after.Tenant, after.Id, [.. others, .. gone.Keys], cancellation)) throw new ProblemException(KnownProblems.OtherSystem(after.Id, linked));
    }

    /// <summary>To be called before a connection is deleted.</summary>
    internal Task Leave(Connection connection, CancellationToken cancellation) => left.Put(connection.Tenant, connection.Id, Name(connection), cancellation);

    private string Name(Connection connection) => $"{connection.Platform} {connectors.Find(connection.Platform)?.SystemOf(connection.Settings)}".TrimEnd();

    private async Task<bool> HasLinks(TenantId tenant, string id, IEnumerable<string> others, CancellationToken cancellation)
    {
        foreach (var other in others.Where(other => other != id).Distinct())
            foreach (var kind in Enum.GetValues<RecordKind>())
                if (await links.Any(new LinkScope(tenant, id, other, kind), cancellation) || await links.Any(new LinkScope(tenant, other, id, kind), cancellation)) return true;
        return false;
    }
}
