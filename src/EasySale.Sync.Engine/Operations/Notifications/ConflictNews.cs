using System.Globalization;
using EasySale.Sync.Engine.Stores.Conflicts;
using EasySale.Sync.Engine.Stores.Notifications;
using EasySale.Sync.Engine.Stores.Runs;

namespace EasySale.Sync.Engine.Operations.Notifications;

/// <summary>The conflicts a run opened and nobody has decided: met for the first time, or again though they had been decided. What waits already was told when it was opened.</summary>
public sealed class ConflictNews(ConflictStore conflicts)
{
    /// <summary>Every record that waits for a person is counted as skipped, so a run without those asks nothing of the store.</summary>
    public static bool MayHave(IReadOnlyList<RunStep> steps) => steps.Any(step => step.Counts.Skipped > 0);

    /// <summary>What to tell of it, or null.</summary>
    public async Task<NotificationEvent?> Of(Run run, CancellationToken cancellation)
    {
        var met = await conflicts.List(run.Tenant, null, cancellation)
            .Where(conflict => conflict.State == ConflictState.Open && conflict.OpenedBy == run.SyncId)
            .Take(RunNews.Counted + 1).ToListAsync(cancellation);
        if (met.Count == 0) return null;
        var types = met.GroupBy(conflict => conflict.Type).OrderByDescending(group => group.Count()).Select(group => $"{group.Key} ({group.Count().ToString(CultureInfo.InvariantCulture)})");
        return RunNews.Event(run, NotificationKind.ConflictsFound, Severity.Warning, "conflicts") with
        {
            Title = $"Waiting for your decision from {run.Source} to {run.Target}: {RunNews.Count(met.Count)}",
            Text = $"They are not written until then. Why: {string.Join(", ", types)}.",
            Advice = "Look at GET /api/sync/conflicts, which shows both sides, and decide each with POST /api/sync/conflicts/{id}/resolve.",
            Records = [.. met.Take(NotificationDefaults.RecordsNamed).Select(conflict => RunNews.Name(conflict.Kind, conflict.SourceId))],
        };
    }
}
