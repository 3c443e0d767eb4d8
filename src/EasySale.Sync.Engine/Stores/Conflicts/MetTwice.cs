namespace EasySale.Sync.Engine.Stores.Conflicts;

/// <summary>A conflict that somebody changed while a run met it. Pure.</summary>
internal static class MetTwice
{
    /// <param name="there">As it is stored now.</param>
    /// <param name="met">As the run leaves it.</param>
    public static Conflict Of(Conflict there, Conflict met) => (met.State, there.State) switch
    {
        // What was done is done, whatever somebody has decided since.
        (ConflictState.Resolved, _) => met with { Version = there.Version },
        // A person decided what the run has not seen: it holds for what both sides say.
        (_, ConflictState.Decided) when (there.SourceSeen, there.TargetSeen) == (met.SourceSeen, met.TargetSeen) => Again(there, met),
        (_, ConflictState.Resolved) => met with { Version = there.Version },
        _ => met with { Version = there.Version, FirstAt = Earlier(there.FirstAt, met.FirstAt), OpenedBy = met.OpenedOver(there), Tries = Tries(there, met) },
    };

    private static Conflict Again(Conflict held, Conflict met) => held with { LastAt = met.LastAt, SyncId = met.SyncId, Tries = Tries(held, met) };

    private static int Tries(Conflict there, Conflict met) => there.SyncId == met.SyncId ? there.Tries : Math.Max(there.Tries + 1, met.Tries);

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;
}
