using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Stores.Rows;

namespace EasySale.Sync.Engine.Stores.Webhooks;

/// <summary>How the webhooks of a tenant's connections are doing, a row each.</summary>
public sealed class WebhookStateStore(IRowStore rows)
{
    /// <summary>The state; an empty one for a connection without webhooks.</summary>
    public async Task<WebhookState> Find(TenantId tenant, string connectionId, CancellationToken cancellation) =>
        (await Get(tenant, connectionId, cancellation)).State;

    /// <summary>Connection id → state.</summary>
    public async Task<IReadOnlyDictionary<string, WebhookState>> All(TenantId tenant, CancellationToken cancellation)
    {
        var states = new Dictionary<string, WebhookState>();
        await foreach (var row in rows.Query(Table.State, Keys.Webhooks(tenant), RowRange.All, null, cancellation))
            states[row.Key] = RowBody.Read<WebhookState>(row);
        return states;
    }

    /// <summary>Changes the state as it is now, however often somebody else changes it meanwhile. Returns it as saved.</summary>
    public async Task<WebhookState> Change(TenantId tenant, string connectionId, Func<WebhookState, WebhookState> change, CancellationToken cancellation)
    {
        while (true)
        {
            var (state, version) = await Get(tenant, connectionId, cancellation);
            var changed = change(state);
            if (changed == state) return state;
            var key = RowKey.Escape(connectionId);
            var row = version is null ? RowChange.Insert(key, RowBody.Of(changed)) : RowChange.Replace(key, RowBody.Of(changed), version);
            if ((await rows.Write(Table.State, Keys.Webhooks(tenant), [row], cancellation)).Applied) return changed;
        }
    }

    public Task Delete(TenantId tenant, string connectionId, CancellationToken cancellation) =>
        rows.Write(Table.State, Keys.Webhooks(tenant), [RowChange.Delete(RowKey.Escape(connectionId))], cancellation);

    private async Task<(WebhookState State, string? Version)> Get(TenantId tenant, string connectionId, CancellationToken cancellation)
    {
        var row = await rows.Get(Table.State, Keys.Webhooks(tenant), RowKey.Escape(connectionId), cancellation);
        return row is null ? (new WebhookState(), null) : (RowBody.Read<WebhookState>(row), row.Version);
    }
}
