using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Stores.Limits;

namespace EasySale.Sync.Engine.Operations.Routes;

/// <summary>Looks whether records that are to be linked are there, where their system can be read. Writes nothing.</summary>
public sealed class LinkEnds(ConnectionOpener opener, MeteredCallStore metered)
{
    /// <summary>The ids whose records are there, or cannot be told to be gone.</summary>
    /// <exception cref="Failures.SyncException">The system does not answer, or is switched off.</exception>
    public async Task<IReadOnlySet<string>> There(Connection connection, RecordKind kind, IReadOnlyList<string> ids, CancellationToken cancellation)
    {
        if (ids.Count == 0) return new HashSet<string>();
        var opened = await opener.Open(connection, cancellation);
        try
        {
            if (opened.System.Source(kind) is not { } stream) return ids.ToHashSet();
            return (await stream.ReadByIds(ids, cancellation)).Where(IsThere).Select(item => item.Id).ToHashSet();
        }
        finally
        {
            await metered.Add(connection.Tenant, connection.Id, opened.Meter.MeteredCalls, cancellation);
        }
    }

    private static bool IsThere(SourceItem item) => item is { Failure: not null } or { Record.IsDeleted: false };
}
