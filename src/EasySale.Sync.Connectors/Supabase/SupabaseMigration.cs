namespace EasySale.Sync.Connectors.Supabase;

/// <summary>One step of the target schema. It records its own name in <c>easysale_sync_migrations</c> and does no harm when run again.</summary>
/// <param name="Name">File name without extension, such as <c>0001_tables</c>; the order of names is the order of application.</param>
/// <param name="Sql">The whole step, to be run in one transaction.</param>
public sealed record SupabaseMigration(string Name, string Sql);
