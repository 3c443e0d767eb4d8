using EasySale.Sync.Engine.Connecting;

namespace EasySale.Sync.Engine.Operations.Consent;

/// <summary>Where an owner is sent.</summary>
/// <param name="Url">The vendor's page; whoever has it may answer once.</param>
/// <param name="ExpiresAt">Until when an answer is taken.</param>
/// <param name="Browser">What the browser must bring back with the answer; null when anybody may bring it.</param>
public sealed record ConsentPage(Uri Url, DateTimeOffset ExpiresAt, Secret? Browser);
