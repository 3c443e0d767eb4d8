using EasySale.Sync.Engine.Stores.Limits;

namespace EasySale.Sync.Engine.Operations.Health;

/// <summary>What holds a connection back.</summary>
/// <param name="Breaker"><c>closed</c>, <c>open</c>, or <c>halfOpen</c> when it is time for one call to try.</param>
/// <param name="Since">Since when it is not closed.</param>
/// <param name="Until">When it is tried again, while it is open.</param>
/// <param name="FailuresInARow">Failed calls in a row.</param>
/// <param name="LastCode">Code of the last of them.</param>
/// <param name="PausedLanes">Lane → until when the vendor asked us to keep off; an empty name stands for all other calls.</param>
public sealed record GateHealth(
    BreakerState Breaker, DateTimeOffset? Since, DateTimeOffset? Until, int FailuresInARow, string? LastCode,
    IReadOnlyDictionary<string, DateTimeOffset> PausedLanes)
{
    public static GateHealth Of(GateState state, DateTimeOffset now) => new(
        state.IsClosed ? BreakerState.Closed : state.OpenUntil > now ? BreakerState.Open : BreakerState.HalfOpen,
        state.OpenSince, state.OpenUntil > now ? state.OpenUntil : null, state.Failures, state.LastCode,
        state.Pauses.Where(pause => pause.Value > now).ToDictionary());
}
