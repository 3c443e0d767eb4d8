namespace EasySale.Sync.Connectors.Supabase;

/// <summary>The tables and functions this connector writes to, as the SQL files of the folder <c>Migrations</c>.</summary>
public static class SupabaseSchema
{
    private const string Usual = SupabaseSettings.DefaultSchema;
    private const string Folder = "Supabase/Migrations/";

    /// <summary>Every step, in the order in which they are applied.</summary>
    public static IReadOnlyList<SupabaseMigration> Migrations { get; } =
        [.. typeof(SupabaseSchema).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Folder, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(name => new SupabaseMigration(Path.GetFileNameWithoutExtension(name), Text(name)))];

    /// <summary>The same steps for a schema of another name, which the first of them makes; each stands alone, to be run or pasted.</summary>
    /// <param name="schema">As the connection's setting names it.</param>
    /// <exception cref="ArgumentException">It is no name the setting takes.</exception>
    public static IReadOnlyList<SupabaseMigration> In(string schema)
    {
        if (!SupabaseSettings.IsSchema(schema)) throw new ArgumentException($"\"{schema}\" cannot be a schema's name here. Use lower-case letters, digits and underscores.", nameof(schema));
        return schema == Usual ? Migrations : [.. Migrations.Select(step => step with { Sql = Moved(step.Sql, schema) })];
    }

    // A role is called public, too: only what names the schema is replaced.
    private static string Moved(string sql, string schema) => $"""
        create schema if not exists {schema};
        set search_path = {schema};
        {sql.Replace($"search_path = {Usual}", $"search_path = {schema}", StringComparison.Ordinal).Replace($"schema {Usual}", $"schema {schema}", StringComparison.Ordinal)}
        """;

    private static string Text(string resource)
    {
        using var reader = new StreamReader(typeof(SupabaseSchema).Assembly.GetManifestResourceStream(resource)!);
        return reader.ReadToEnd();
    }
}
