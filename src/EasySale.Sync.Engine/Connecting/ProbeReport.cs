namespace EasySale.Sync.Engine.Connecting;

/// <summary>What a probe found.</summary>
/// <param name="Checks">One entry per capability asked.</param>
public sealed record ProbeReport(IReadOnlyList<ProbeCheck> Checks)
{
    public bool Ok => Checks.All(check => check.Passes);
}
