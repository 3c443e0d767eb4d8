namespace EasySale.Sync.Simulators.Supabase;

/// <summary>How a local Supabase is to be started; the defaults suit tests.</summary>
public sealed record LocalSupabaseOptions
{
    /// <summary>Port of the gateway on loopback; 0 takes a free one.</summary>
    public int Port { get; init; }

    /// <summary>The keys of the project; null makes new ones.</summary>
    public SupabaseKeys? Keys { get; init; }

    /// <summary>Whether our schema is applied. Without it the database is as empty as a new project.</summary>
    public bool Migrate { get; init; } = true;

    /// <summary>The schemas that are exposed; ours is applied to each.</summary>
    public IReadOnlyList<string> Schemas { get; init; } = ["public"];

    /// <summary>Rows one answer holds at most; Supabase cuts silently at 1000.</summary>
    public int MaxRows { get; init; } = 1000;
}
