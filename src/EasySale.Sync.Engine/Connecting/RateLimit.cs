namespace EasySale.Sync.Engine.Connecting;

/// <summary>
/// A vendor's limit: so many calls of a lane in any window of this length, all workers of a connection together. A lane with several
/// limits keeps them all.
/// </summary>
/// <param name="Lane">The lane's name, as <see cref="Http.VendorRequest.Lanes"/> says it.</param>
/// <param name="Permits">Calls in a window, at least 1.</param>
/// <param name="Window">Its length; it slides.</param>
public sealed record RateLimit(string Lane, int Permits, TimeSpan Window);
