namespace EasySale.Sync.Engine.Stores.Limits;

/// <summary>What holds a connection back, for all workers: its breaker, and the pauses its vendor asked for. Changes are pure.</summary>
public sealed record GateState
{
    public static readonly GateState Closed = new();

    /// <summary>Failed calls in a row.</summary>
    public int Failures { get; init; }

    public DateTimeOffset? LastFailureAt { get; init; }

    /// <summary>Code of the last failure.</summary>
    public string? LastCode { get; init; }

    /// <summary>Since when the breaker is not closed; null while it is.</summary>
    public DateTimeOffset? OpenSince { get; init; }

    /// <summary>Until when no call goes out; after it one worker probes.</summary>
    public DateTimeOffset? OpenUntil { get; init; }

    /// <summary>Times it opened in a row.</summary>
    public int Openings { get; init; }

    /// <summary>Until when a worker's probe keeps the others waiting.</summary>
    public DateTimeOffset? ProbeUntil { get; init; }

    /// <summary>Lane → until when the vendor asked us to keep off; an empty name stands for calls without a lane.</summary>
    public IReadOnlyDictionary<string, DateTimeOffset> Pauses { get; init; } = new Dictionary<string, DateTimeOffset>();

    public bool IsClosed => OpenUntil is null;

    /// <summary>A call failed: no answer, or a failure of the vendor's own.</summary>
    public GateState Failed(DateTimeOffset now, string code, GateFigures figures)
    {
        // Calls that were on their way when it opened say nothing new.
        if (OpenUntil > now) return this;
        var failures = now - LastFailureAt > figures.RowLifetime ? 1 : Failures + 1;
        var failed = this with { Failures = failures, LastFailureAt = now, LastCode = code, ProbeUntil = null };
        return IsClosed && failures < figures.FailuresInARow ? failed : failed with
        {
            OpenSince = OpenSince ?? now,
            OpenUntil = now + figures.OpenFor(Openings),
            Openings = Openings + 1,
        };
    }

    /// <summary>A call succeeded.</summary>
    public GateState Succeeded() => IsClosed && Failures == 0 ? this : Closed with { Pauses = Pauses };

    /// <summary>A worker takes the probe; unchanged where it may not.</summary>
    public GateState Probed(DateTimeOffset now, TimeSpan lifetime) =>
        OpenUntil <= now && !(ProbeUntil > now) ? this with { ProbeUntil = now + lifetime } : this;

    /// <summary>The vendor asked for a pause of a lane.</summary>
    public GateState Paused(string lane, DateTimeOffset now, DateTimeOffset until)
    {
        if (Pauses.TryGetValue(lane, out var earlier) && earlier >= until) return this;
        return this with { Pauses = new Dictionary<string, DateTimeOffset>(Pauses.Where(pause => pause.Value > now)) { [lane] = until } };
    }
}
