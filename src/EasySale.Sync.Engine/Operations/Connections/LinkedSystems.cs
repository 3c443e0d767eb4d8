using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Operations.Problems;
using EasySale.Sync.Engine.Stores.Links;
using EasySale.Sync.Engine.Stores.Runs;
using EasySale.Sync.Engine.Stores.Settings;

namespace EasySale.Sync.Engine.Operations.Connections;

/// <summary>
/// Keeps a connection's links with the system they were made in. Ids count from 1 everywhere: in another system they name other
/// records, which would be taken for synchronized, or be written over.
/// </summary>
public sealed class LinkedSystems(
    ConnectorCatalog connectors, ConnectionStore connections, LeftSystemStore left, LinkStore links, ActiveRunStore active, SystemTraces traces)
{
    /// <param name="before">The connection as it is; null for a new one.</param>
    /// <param name="after">As it would be saved.</param>
    /// <param name="isSame">Somebody says that it is the same system under another address.</param>
    /// <param name="cancellation">Stops the look.</param>
    /// <returns>It leads to another system than before, of which nothing is linked: what is remembered of that one is to be forgotten before it is saved.</returns>
    /// <exception cref="ProblemException">It leads to another system than the one whose records are linked, or a run is reading or writing that one (409).</exception>
    internal async Task<bool> Check(Connection? before, Connection after, bool isSame, CancellationToken cancellation)
    {
        if (isSame) return false;
        var gone = await left.All(after.Tenant, cancellation);
        var linked = before is null ? gone.GetValueOrDefault(after.Id) : Name(before);
        if (linked is null || linked == Name(after)) return false;
        var others = await connections.List(after.Tenant, cancellation).Select(each => each.Id).ToListAsync(cancellation);
        if (await HasLinks(after.Tenant, after.Id, [.. others, .. gone.Keys], cancellation)) throw new ProblemException(KnownProblems.OtherSystem(after.Id, linked));
        var busy = await Busy(after, cancellation);
        return busy.Count == 0 ? true : throw new ProblemException(KnownProblems.ConnectionInUse(after.Id, busy));
    }

    /// <summary>Forgets what is remembered of the system a connection led to, beside its links.</summary>
    internal Task Forget(Connection connection, CancellationToken cancellation) => traces.Forget(connection.Tenant, connection.Id, cancellation);

    /// <summary>To be called before a connection is deleted.</summary>
    internal async Task Leave(Connection connection, CancellationToken cancellation)
    {
        await left.Put(connection.Tenant, connection.Id, Name(connection), cancellation);
        await traces.ForgetRecords(connection.Tenant, connection.Id, cancellation);
    }

    /// <summary>Runs that go on or wait with a connection.</summary>
    internal async Task<IReadOnlyList<string>> Busy(Connection connection, CancellationToken cancellation) =>
        [.. (await active.List(connection.Tenant, cancellation)).Where(run => run.Source == connection.Id || run.Target == connection.Id).Select(run => run.SyncId)];

    private string Name(Connection connection) => $"{connection.Platform} {connectors.Find(connection.Platform)?.SystemOf(connection.Settings)}".TrimEnd();

    private async Task<bool> HasLinks(TenantId tenant, string id, IEnumerable<string> others, CancellationToken cancellation)
    {
        foreach (var other in others.Where(other => other != id).Distinct())
            foreach (var kind in Enum.GetValues<RecordKind>())
                if (await links.Any(new LinkScope(tenant, id, other, kind), cancellation) || await links.Any(new LinkScope(tenant, other, id, kind), cancellation)) return true;
        return false;
    }
}
