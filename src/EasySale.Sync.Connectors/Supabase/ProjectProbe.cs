using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Failures;

namespace EasySale.Sync.Connectors.Supabase;

/// <summary>Tries each write with no rows: the database checks rights and names, and nothing is left behind.</summary>
internal sealed class ProjectProbe(SupabaseClient client, SupabaseSettings settings)
{
    private static readonly byte[] NoRows = [.. "[]"u8];
    private static readonly byte[] NoOrders = [.. """{"payload":[]}"""u8];

    public async Task<ProbeReport> Run(CancellationToken cancellation) => new(
    [
        new ProbeCheck("secure transport", true, settings.IsTls
            ? "Calls go over https."
            : "Calls go over plain http, readable on the way. Use https for a real project.") { IsRemark = true },
        await Tried("schema", () => Schema(cancellation)),
        await Tried("write stores", () => Upsert("stores?on_conflict=connection_id&columns=connection_id,name", cancellation)),
        await Tried("write customers", () => Upsert(ByKey("customers"), cancellation)),
        await Tried("write products", () => Upsert(ByKey("products"), cancellation)),
        await Tried("write orders", () => client.Post(Orders.Function, NoOrders, "", cancellation)),
        await Tried("write refunds", () => Upsert(ByKey("refunds"), cancellation)),
        await Tried("read edits", () => client.Get("customers?select=edited_tx,edited_at&limit=0", cancellation)),
        .. settings.KeepsLogs ? (ProbeCheck[])[await Tried("write sync_logs", () => client.Post(SyncLogs.Path, NoRows, SyncLogs.IgnoreKnown, cancellation))] : [],
    ]);

    private static string ByKey(string table) => $"{table}?on_conflict=connection_id,source_id&columns=connection_id,source_id,raw&select=source_id";

    private Task Upsert(string path, CancellationToken cancellation) =>
        client.Post(path, NoRows, "resolution=merge-duplicates,return=representation", cancellation);

    private async Task Schema(CancellationToken cancellation)
    {
        var rows = await client.Get("easysale_sync_migrations?select=name", cancellation);
        var applied = rows.EnumerateArray().Select(row => row.GetProperty("name").GetString()!).ToHashSet();
        var missing = SupabaseSchema.Migrations.Select(migration => migration.Name).Where(name => !applied.Contains(name)).ToList();
        if (missing.Count > 0)
            throw new SyncException(FailureCause.FixSettings, SupabaseErrors.Prefix + "schema_missing",
                $"The database is behind. Apply these files of the folder Migrations in the SQL editor: {string.Join(", ", missing)}.");
    }

    private static async Task<ProbeCheck> Tried(string capability, Func<Task> call)
    {
        try
        {
            await call();
            return new ProbeCheck(capability, true, "Works.");
        }
        catch (SyncException failure)
        {
            return new ProbeCheck(capability, false, failure.MerchantMessage, failure.Code);
        }
    }
}
