using static EasySale.Sync.Engine.Failures.FailureCause;

namespace EasySale.Sync.Connectors.Supabase;

/// <summary>What refusals of PostgREST, Postgres and the gateway before them mean. The first rule that fits answers; rules without a code come last.</summary>
internal static class ErrorTable
{
    private const string Schema =
        "The database lacks a table, column or function we write to. Apply every file of the folder Migrations, in order, then try again.";

    private const string Key = "Supabase does not accept the key. Enter a secret key (sb_secret_…) or the service_role key of this very project.";
    private const string Value = "The database cannot take a value of this record: it is too large or of another form than the column. Correct it in the source.";
    private const string Down = "The database is not available. It goes on by itself; if it lasts, look at the project in the Supabase dashboard.";
    private const string Busy = "The database is busy with other writes. It goes on by itself.";

    public static readonly IReadOnlyList<ErrorRule> Rules =
    [
        // The anonymous role is told 401, the service role 403.
        new(401, "42501", FixSettings, "not_service_key",
            "The key may not write: it is the key for browsers. Enter a secret key (sb_secret_…) or the service_role key."),
        new(null, "42501", FixSettings, "grants_missing",
            "The service role has no rights on a table or function. Apply 0004_access.sql of the folder Migrations in the SQL editor, then try again."),

        new(null, "42P01", FixSettings, "schema_missing", Schema),
        new(null, "42P10", FixSettings, "schema_missing", Schema),
        new(null, "42703", FixSettings, "schema_missing", Schema),
        new(null, "42883", FixSettings, "schema_missing", Schema),
        new(null, "PGRST20?", FixSettings, "schema_missing", Schema),
        new(404, SupabaseErrors.Wordless, FixSettings, "schema_missing", Schema),
        new(null, "PGRST106", FixSettings, "schema_closed",
            "The schema of this connection is not served. Add it under Project Settings → Data API → Exposed schemas."),

        new(null, "PGRST30?", FixSettings, "reconnect", Key),
        new(null, "22023", FixSettings, "reconnect", Key),

        new(null, "23503", TryAgain, "store_missing", "The row of the shop in the table stores is gone. It is written anew with the next try."),
        new(null, "23505", FixRecord, "duplicate", "Another row has a value that an index of yours wants only once. Change one of the two, or drop the index."),
        new(null, "23502", FixRecord, "value_missing", "This record lacks a value the table demands. Fill it in in the source, or relax the column."),
        new(null, "23514", FixRecord, "value_refused", "A check of the table refuses a value of this record. Correct it in the source, or relax the check."),
        new(null, "23???", FixRecord, "value_refused", "A rule of the table refuses this record. Correct it in the source, or relax the rule."),
        new(null, "22???", FixRecord, "value_refused", Value),
        new(null, "54???", FixRecord, SupabaseErrors.TooLarge, "This record is larger than the database takes. Make it smaller in the source."),
        new(null, "P0001", FixRecord, "value_refused", "A trigger in your database refuses this record. Look at what it wants, or drop it."),
        new(null, "21000", OurBug, SupabaseErrors.BadBatch, "The database refused a call of ours as contradictory. We have to correct it; nothing was changed."),
        new(null, "PGRST102", OurBug, SupabaseErrors.BadBatch, "The database refused a call of ours as invalid. We have to correct it; nothing was changed."),

        new(null, "57014", TryAgain, SupabaseErrors.TooSlow, "The database took too long and stopped. It goes on by itself with less at once."),
        new(null, "40P01", TryAgain, "busy", Busy),
        new(null, "40001", TryAgain, "busy", Busy),
        new(null, "55P03", TryAgain, "busy", Busy),
        new(null, "PGRST003", TryAgain, "busy", Busy),
        new(null, "PGRST00?", TryAgain, "unavailable", Down),
        new(null, "25006", FixSettings, "read_only", "The database is read-only, most often because its disk is full. Make room or enlarge it in the Supabase dashboard."),
        new(null, "53???", TryAgain, "unavailable", Down),
        new(null, "57???", TryAgain, "unavailable", Down),

        new(401, "*", FixSettings, "reconnect", Key),
        new(403, "*", FixSettings, "blocked", "Something before the database refuses our calls. Check network restrictions of the project."),
        new(404, "*", FixSettings, "no_api", "There is no data API at this address. Check projectUrl, and that the Data API is on."),
        new(413, "*", FixRecord, SupabaseErrors.TooLarge, "This record is larger than Supabase takes. Make it smaller in the source."),
        new(429, "*", TryAgain, "rate_limited", "Supabase asks us to slow down. It goes on by itself."),
        new(504, "*", TryAgain, SupabaseErrors.TooSlow, "Supabase did not finish in time. It goes on by itself with less at once."),
        new(540, "*", FixSettings, "paused", "The project is paused. Restore it in the Supabase dashboard."),
        new(400, "*", OurBug, SupabaseErrors.BadBatch, "The database refused a call of ours as invalid. We have to correct it; nothing was changed."),
    ];
}
