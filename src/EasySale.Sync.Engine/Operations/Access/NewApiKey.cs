using EasySale.Sync.Engine.Connecting;

namespace EasySale.Sync.Engine.Operations.Access;

/// <summary>A key just made: the only time its text is seen.</summary>
/// <param name="Id">To name it by, for revoking.</param>
/// <param name="Key">The text for the header <c>X-Api-Key</c>.</param>
public sealed record NewApiKey(string Id, Secret Key);
