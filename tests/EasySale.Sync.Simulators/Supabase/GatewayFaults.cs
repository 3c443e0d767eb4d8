namespace EasySale.Sync.Simulators.Supabase;

/// <summary>Faults in waiting. Safe to use from several threads.</summary>
public sealed class GatewayFaults
{
    private readonly Lock _lock = new();
    private readonly List<Plan> _plans = [];

    /// <summary>Lets the k-th matching call from now on (and the following ones, if <paramref name="times"/> is above 1) go wrong.</summary>
    /// <param name="onCall">1 is the next matching call.</param>
    public void Inject(GatewayFault fault, int onCall = 1, int times = 1, Func<GatewayCall, bool>? matching = null)
    {
        lock (_lock)
            _plans.Add(new Plan(fault, onCall, times, matching ?? (_ => true)));
    }

    public void Clear()
    {
        lock (_lock)
            _plans.Clear();
    }

    internal GatewayFault? Next(GatewayCall call)
    {
        lock (_lock)
        {
            var hits = _plans.Where(plan => plan.Matches(call)).ToList();
            hits.ForEach(plan => plan.Seen++);
            return hits.Find(plan => plan.IsDue)?.Fault;
        }
    }

    private sealed record Plan(GatewayFault Fault, int OnCall, int Times, Func<GatewayCall, bool> Matches)
    {
        public int Seen { get; set; }

        public bool IsDue => Seen >= OnCall && Seen < OnCall + Times;
    }
}
