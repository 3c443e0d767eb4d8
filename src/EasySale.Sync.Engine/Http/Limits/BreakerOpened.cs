using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Stores.Limits;

namespace EasySale.Sync.Engine.Http.Limits;

/// <summary>A breaker opened, or opened again because the call that tried failed too.</summary>
/// <param name="connection">Whose.</param>
/// <param name="state">As it is now; <see cref="GateState.OpenSince"/> stays the same until it closes.</param>
/// <param name="cancellation">Stops the telling.</param>
public delegate Task BreakerOpened(Connection connection, GateState state, CancellationToken cancellation);
