using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Stores.Rows;

namespace EasySale.Sync.Engine.Stores.Consent;

/// <summary>Answers of owners that are waited for, and the directory that says whose a state is.</summary>
public sealed class ConsentStore(IRowStore rows)
{
    private const string Tenant = "Tenant";
    private const string Id = "Id";

    /// <summary>The directory last: until it is written the state is nobody's.</summary>
    public async Task Add(PendingConsent consent, CancellationToken cancellation)
    {
        await rows.Write(Table.Settings, Keys.Consents(consent.Tenant), [RowChange.Insert(consent.StateHash, RowBody.Of(consent))], cancellation);
        var entry = new Dictionary<string, object> { [Tenant] = consent.Tenant.Value, [Id] = consent.StateHash };
        await rows.Write(Table.Directory, Keys.ConsentDirectory(consent.StateHash), [RowChange.Put(consent.StateHash, entry)], cancellation);
    }

    /// <summary>Takes what a state stands for: only one of those who ask gets it, once. Only for the system: nobody is known before this is answered.</summary>
    public async Task<PendingConsent?> Take(string stateHash, CancellationToken cancellation)
    {
        if (await rows.Get(Table.Directory, Keys.ConsentDirectory(stateHash), stateHash, cancellation) is not { } entry) return null;
        var tenant = new TenantId((string)entry.Values[Tenant]);
        if (await rows.Get(Table.Settings, Keys.Consents(tenant), stateHash, cancellation) is not { } row) return null;
        if (!(await rows.Write(Table.Settings, Keys.Consents(tenant), [RowChange.Delete(stateHash, row.Version)], cancellation)).Applied) return null;
        await Leave(stateHash, cancellation);
        return RowBody.Read<PendingConsent>(row);
    }

    /// <summary>Removes those that came too late, a bounded number of them; how many.</summary>
    public async Task<int> RemoveExpired(TenantId tenant, DateTimeOffset now, int most, CancellationToken cancellation)
    {
        var expired = await rows.Query(Table.Settings, Keys.Consents(tenant), RowRange.All, null, cancellation)
            .Where(row => RowBody.Read<PendingConsent>(row).ExpiresAt <= now).Take(most).ToListAsync(cancellation);
        foreach (var row in expired)
        {
            await Leave(row.Key, cancellation);
            await rows.Write(Table.Settings, Keys.Consents(tenant), [RowChange.Delete(row.Key)], cancellation);
        }

        return expired.Count;
    }

    private Task Leave(string stateHash, CancellationToken cancellation) =>
        rows.Write(Table.Directory, Keys.ConsentDirectory(stateHash), [RowChange.Delete(stateHash)], cancellation);
}
