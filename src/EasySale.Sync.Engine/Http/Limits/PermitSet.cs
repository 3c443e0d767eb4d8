namespace EasySale.Sync.Engine.Http.Limits;

/// <summary>A permit of each of several lanes, all usable at the same moment.</summary>
internal static class PermitSet
{
    /// <summary>Takes them one after the other; what is taken goes back when a later one cannot be had.</summary>
    /// <returns>False when one grew stale meanwhile: none counts then.</returns>
    public static async Task<bool> Take(IReadOnlyList<LanePacer> pacers, CancellationToken cancellation)
    {
        var taken = new List<(LanePacer Pacer, long Permit)>(pacers.Count);
        try
        {
            foreach (var pacer in pacers) taken.Add((pacer, await pacer.Take(cancellation)));
            return taken.TrueForAll(one => one.Pacer.IsUsable(one.Permit));
        }
        catch
        {
            foreach (var (pacer, permit) in taken) pacer.Return(permit);
            throw;
        }
    }
}
