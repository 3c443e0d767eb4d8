using System.Text.Json.Serialization;
using EasySale.Sync.Engine.Stores.Runs;

namespace EasySale.Sync.Engine.Operations.Runs;

/// <summary>Where to go on from a run.</summary>
/// <param name="Status">Its progress.</param>
/// <param name="Failures">The open failures it left.</param>
public sealed record RunLinks(string Status, string Failures)
{
    /// <summary>What it planned, for runs that do.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Plan { get; init; }

    /// <summary>Asks for the token it is confirmed with, while it waits for that.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Apply { get; init; }

    public static RunLinks Of(Run run) => Of(run.SyncId) with
    {
        Plan = run.PlanId is { } plan ? $"/api/sync/plans/{plan}" : null,
        Apply = run.Status == RunStatus.AwaitingConfirmation ? $"/api/sync/plans/{run.SyncId}/apply" : null,
    };

    /// <summary>What it did, record by record.</summary>
    public static string LogOf(string syncId) => $"/api/sync/runs/{syncId}/log";

    public static RunLinks Of(string syncId) => new($"/api/sync/status/{syncId}", $"/api/sync/failures?syncId={syncId}");
}
