using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Connecting;

namespace EasySale.Sync.Engine.Operations.Consent;

/// <summary>Who brings an answer.</summary>
/// <param name="Caller">Who it is, where the request proves somebody; null for nobody known.</param>
/// <param name="Browser">What the browser brings.</param>
public sealed record ConsentBearer(Caller? Caller, Secret? Browser);
