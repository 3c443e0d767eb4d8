namespace EasySale.Sync.Local.Durable.Replaying;

/// <summary>Holds what the code asks for on a replay against what history says it asked for.</summary>
internal static class RecordedActions
{
    /// <exception cref="NonDeterministicException">They differ.</exception>
    public static void Check(Turn recorded, IReadOnlyList<HistoryEvent> asked)
    {
        var expected = recorded.Events.Where(one => one.IsAction).ToList();
        var now = asked.Where(one => one.IsAction).ToList();
        for (var index = 0; index < Math.Max(expected.Count, now.Count); index++)
            Check(expected.ElementAtOrDefault(index), now.ElementAtOrDefault(index));
    }

    private static void Check(HistoryEvent? recorded, HistoryEvent? asked)
    {
        if (recorded is not null && asked is not null && IsSame(recorded, asked)) return;
        throw new NonDeterministicException(
            $"The orchestrator is not deterministic: history says that it {Words(recorded)}, but its code now {Words(asked)}. "
            + "Code of running instances may not change, and may read no clock, chance, setting or storage.");
    }

    private static bool IsSame(HistoryEvent one, HistoryEvent other) =>
        one.Kind == other.Kind
        && one.Id == other.Id
        && string.Equals(one.Name, other.Name, StringComparison.OrdinalIgnoreCase)
        && one.InstanceId == other.InstanceId;

    private static string Words(HistoryEvent? action) => action switch
    {
        null => "asked for nothing more in this turn",
        { Kind: EventKind.ActivityScheduled } => $"called activity '{action.Name}' (#{action.Id})",
        { Kind: EventKind.TimerCreated } => $"created a timer (#{action.Id})",
        { Kind: EventKind.SubOrchestrationScheduled } => $"called orchestrator '{action.Name}' as '{action.InstanceId}' (#{action.Id})",
        _ => $"sent event '{action.Name}' to '{action.InstanceId}' (#{action.Id})",
    };
}
