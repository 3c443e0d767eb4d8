namespace EasySale.Sync.Connectors.Supabase;

/// <summary>The tables and functions this connector writes to, as the SQL files of the folder <c>Migrations</c>.</summary>
public static class SupabaseSchema
{
    private const string Folder = "Supabase/Migrations/";

    /// <summary>Every step, in the order in which they are applied.</summary>
    public static IReadOnlyList<SupabaseMigration> Migrations { get; } =
        [.. typeof(SupabaseSchema).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Folder, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(name => new SupabaseMigration(Path.GetFileNameWithoutExtension(name), Text(name)))];

    private static string Text(string resource)
    {
        using var reader = new StreamReader(typeof(SupabaseSchema).Assembly.GetManifestResourceStream(resource)!);
        return reader.ReadToEnd();
    }
}
