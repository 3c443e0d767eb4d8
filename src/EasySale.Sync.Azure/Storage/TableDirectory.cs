using System.Collections.Concurrent;
using Azure.Data.Tables;
using EasySale.Sync.Engine.Stores.Rows;

namespace EasySale.Sync.Azure.Storage;

/// <summary>The account's tables, each created at its first use in this process.</summary>
/// <param name="service">The table service.</param>
/// <param name="prefix">What every table's name begins with: letters and digits, a letter first; or nothing.</param>
internal sealed class TableDirectory(TableServiceClient service, string prefix)
{
    private readonly ConcurrentDictionary<Table, Lazy<Task<TableClient>>> _tables = new();

    public async Task<TableClient> Open(Table table, CancellationToken cancellation)
    {
        // Others wait for the same creation, so one caller's cancellation does not end it.
        var opening = _tables.GetOrAdd(table, name => new Lazy<Task<TableClient>>(() => Create(name)));
        try
        {
            return await opening.Value.WaitAsync(cancellation);
        }
        catch when (opening.Value.IsFaulted)
        {
            _tables.TryRemove(new(table, opening));
            throw;
        }
    }

    /// <summary>The table is gone (an emulator was emptied): create it again next time.</summary>
    public void Forget(Table table) => _tables.TryRemove(table, out _);

    private async Task<TableClient> Create(Table table)
    {
        var client = service.GetTableClient(prefix + table);
        await client.CreateIfNotExistsAsync(CancellationToken.None);
        return client;
    }
}
