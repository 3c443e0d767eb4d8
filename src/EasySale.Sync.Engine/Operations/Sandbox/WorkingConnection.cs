namespace EasySale.Sync.Engine.Operations.Sandbox;

/// <summary>A connection whose records travel without anybody asking, whatever the mode.</summary>
/// <param name="Id">Which.</param>
/// <param name="Sandbox">It leads to a system made for trying.</param>
/// <param name="Schedules">Active schedules that read from it.</param>
/// <param name="Webhooks">Its vendor's deliveries are taken.</param>
public sealed record WorkingConnection(string Id, bool Sandbox, int Schedules, bool Webhooks);
