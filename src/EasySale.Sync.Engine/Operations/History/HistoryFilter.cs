using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Operations.Inputs;
using EasySale.Sync.Engine.Operations.Runs;
using EasySale.Sync.Engine.Stores.Runs;

namespace EasySale.Sync.Engine.Operations.History;

/// <summary>Which runs; null parts do not filter.</summary>
/// <param name="Entity">What was asked for: a kind's name, which finds runs of several kinds too where it is one of them, or <c>all</c>, which finds only those.</param>
/// <param name="Status">How it stands or ended.</param>
/// <param name="From">Asked for at or after this.</param>
/// <param name="To">Asked for before this.</param>
/// <param name="Connection">Source or target.</param>
public sealed record HistoryFilter(string? Entity, RunStatus? Status, DateTimeOffset? From, DateTimeOffset? To, string? Connection)
{
    /// <summary>Reads <c>entity</c>, <c>status</c>, <c>startDate</c>, <c>endDate</c> and <c>connection</c>; what is wrong is gathered in the input.</summary>
    public static HistoryFilter Read(ListInput input)
    {
        var filter = new HistoryFilter(
            input.Choice("entity", EntityNames.Allowed), input.Choice<RunStatus>("status"),
            input.Instant("startDate", endOfDay: false), input.Instant("endDate", endOfDay: true), input.Text("connection"));
        if (filter.From >= filter.To) input.Wrong("endDate", "Must be after startDate.");
        return filter;
    }

    public bool Matches(Run run) =>
        (Entity is null || run.Entity == Entity || (run.Entity == EntityNames.All && run.Kinds.Any(kind => kind.Name() == Entity)))
        && (Status is null || run.Status == Status)
        && (Connection is null || run.Source == Connection || run.Target == Connection);
}
