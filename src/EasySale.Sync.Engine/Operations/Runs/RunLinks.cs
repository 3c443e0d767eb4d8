namespace EasySale.Sync.Engine.Operations.Runs;

/// <summary>Where to go on from a run.</summary>
/// <param name="Status">Its progress.</param>
/// <param name="Failures">The open failures it left.</param>
public sealed record RunLinks(string Status, string Failures)
{
    /// <summary>What it did, record by record.</summary>
    public static string LogOf(string syncId) => $"/api/sync/runs/{syncId}/log";

    public static RunLinks Of(string syncId) => new($"/api/sync/status/{syncId}", $"/api/sync/failures?syncId={syncId}");
}
