using System.Text.RegularExpressions;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Failures;

namespace EasySale.Sync.Connectors.Supabase;

/// <summary>What a connection to a Supabase project says.</summary>
/// <param name="Project">The project's address without a slash at its end.</param>
/// <param name="ServiceKey">A secret key, or the legacy service_role key.</param>
/// <param name="Deleted">What becomes of rows whose record is gone: mark, delete or keep.</param>
/// <param name="RowsReadOf">The shop whose rows are read; null for the only one.</param>
/// <param name="Schema">Where the tables are.</param>
internal sealed partial record SupabaseSettings(string Project, Secret ServiceKey, string Deleted, string? RowsReadOf, string Schema)
{
    /// <summary>What the Data API uses where nothing is said.</summary>
    public const string DefaultSchema = "public";

    public static readonly SettingField ProjectUrl = new(
        "projectUrl", "The project's address from Supabase → Project Settings → Data API.")
    {
        Example = "https://abcdefghijklmnopqrst.supabase.co",
        Form = WebAddress(),
        IsAddress = true,
    };

    public static readonly SettingField Key = new(
        "serviceKey", "A secret key (sb_secret_…) from Supabase → Project Settings → API Keys, or the legacy service_role key. A publishable key may not write.")
    {
        IsSecret = true,
        Form = NotPublishable(),
    };

    public static readonly SettingField DeletedRows = new(
        "deleted", "What becomes of a row whose record is gone from the source: mark it (is_deleted), delete it, or keep it as it is.")
    {
        Required = false,
        Default = GoneRows.Mark,
        Allowed = [GoneRows.Mark, GoneRows.Delete, GoneRows.Keep],
    };

    public static readonly SettingField TableSchema = new(
        "schema", "The database schema that holds the tables, which the Data API must expose. A sandbox has one of its own.")
    {
        Required = false,
        Default = DefaultSchema,
        Example = "sandbox",
        Form = Name(),
    };

    public static readonly SettingField RowsOf = new(
        "rowsOf", "When people edit the database and that is read: the shop whose rows are meant, as the table stores names it in connection_id. Needed when there are several.")
    {
        Required = false,
    };

    public static readonly SettingField CopyOfLog = new(
        "syncLogs", "Copy the operation log of all syncs into the table sync_logs: ids, results and codes, nothing about people.")
    {
        Required = false,
        Default = "false",
        Allowed = ["true", "false"],
    };

    public static readonly SettingField AllowHttp = new("allowHttp", "Allow a plain http address. Only for tests and databases in one's own network.")
    {
        Required = false,
        Default = "false",
        Allowed = ["true", "false"],
    };

    public static readonly IReadOnlyList<SettingField> Fields = [ProjectUrl, Key, DeletedRows, RowsOf, TableSchema, CopyOfLog, AllowHttp, .. WebhookFields.All];

    /// <summary>The operation log is copied into <c>sync_logs</c>.</summary>
    public bool KeepsLogs { get; init; }

    public bool IsTls => Project.StartsWith("https:", StringComparison.OrdinalIgnoreCase);

    public static bool IsSchema(string name) => Name().IsMatch(name);

    public static SupabaseSettings From(ConnectionContext context)
    {
        var problems = Check(context.Connection.Settings);
        if (problems.Count > 0) throw Wrong(context, string.Join(" ", problems.Select(problem => $"{problem.Key}: {problem.Value}")));
        var key = context.Secret(Key).Reveal().Trim();
        if (key.StartsWith("sb_publishable_", StringComparison.Ordinal))
            throw Wrong(context, $"{Key.Name}: This is the publishable key, which may not write. Enter a secret key (sb_secret_…).");
        return new SupabaseSettings(
            context.Required(ProjectUrl).TrimEnd('/'), new Secret(key), context.Required(DeletedRows), context.Setting(RowsOf), context.Required(TableSchema))
        {
            KeepsLogs = WantsLogs(context.Connection.Settings),
        };
    }

    public static IReadOnlyDictionary<string, string> Check(IReadOnlyDictionary<string, string> settings)
    {
        var problems = new Dictionary<string, string>();
        if (settings.GetValueOrDefault(ProjectUrl.Name) is { Length: > 0 } project && Problem(project, settings) is { } problem)
            problems[ProjectUrl.Name] = problem;
        return problems;
    }

    public static bool WantsLogs(IReadOnlyDictionary<string, string> settings) => settings.GetValueOrDefault(CopyOfLog.Name) == "true";

    public static string? SystemOf(IReadOnlyDictionary<string, string> settings) =>
        settings.GetValueOrDefault(ProjectUrl.Name) is { } project
            ? $"{project.TrimEnd('/').ToLowerInvariant()} {settings.GetValueOrDefault(TableSchema.Name, DefaultSchema)}"
            : null;

    private static string? Problem(string project, IReadOnlyDictionary<string, string> settings)
    {
        if (!WebAddress().IsMatch(project) || !Uri.TryCreate(project, UriKind.Absolute, out var address))
            return $"It is not a web address. Use one such as {ProjectUrl.Example}.";
        if (address.UserInfo.Length > 0) return $"It must not hold a user name or password. The key goes into {Key.Name}.";
        if (address.AbsolutePath.Contains("/rest/v1", StringComparison.OrdinalIgnoreCase) || address.Query.Length + address.Fragment.Length > 0)
            return "Give the project's address only, without /rest/v1 and without anything after ? or #.";
        return address.Scheme == Uri.UriSchemeHttps || settings.GetValueOrDefault(AllowHttp.Name) == "true"
            ? null
            : "Use https, so that nobody reads the data on the way. For a local database without it, set allowHttp to true.";
    }

    private static SyncException Wrong(ConnectionContext context, string problem) => new(
        FailureCause.FixSettings,
        SupabaseErrors.Prefix + "wrong_setting",
        $"The connection \"{context.Connection.Name}\" has a wrong setting. {problem}",
        $"connection {context.Connection.Id}");

    [GeneratedRegex("^[a-z_][a-z0-9_]{0,62}$")]
    private static partial Regex Name();

    [GeneratedRegex("^(?!sb_publishable_)")]
    private static partial Regex NotPublishable();

    [GeneratedRegex("^https?://[^\\s]+$", RegexOptions.IgnoreCase)]
    private static partial Regex WebAddress();
}
