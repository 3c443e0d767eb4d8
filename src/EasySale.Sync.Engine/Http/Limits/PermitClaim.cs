using EasySale.Sync.Engine.Stores.Limits;

namespace EasySale.Sync.Engine.Http.Limits;

/// <summary>
/// What one worker takes of a lane's schedule: what is left of the next slots, its fair share of those until it comes again, and of the
/// far ones less than that, so that a worker that comes later finds something.
/// </summary>
/// <param name="ticks">The lane.</param>
/// <param name="worker">Who takes.</param>
/// <param name="rate">Permits a slot that are wanted, at most a slot's.</param>
internal sealed class PermitClaim(LaneTicks ticks, string worker, double rate)
{
    private double _share;
    private double _wanted = 1;

    /// <summary>The permits taken, in order.</summary>
    public List<long> Taken { get; } = [];

    /// <summary>Workers that take permits of the lane, this one included.</summary>
    public static int Workers(LaneSchedule schedule, string worker, DateTimeOffset now) =>
        schedule.Workers.Count(other => other.Value > now && other.Key != worker) + 1;

    /// <summary>The schedule after the claim.</summary>
    /// <param name="schedule">As it stands.</param>
    /// <param name="held">Permits this worker has from earlier claims.</param>
    /// <param name="now">The instant.</param>
    /// <param name="bundle">When this worker comes again.</param>
    /// <param name="far">How far ahead it takes.</param>
    public LaneSchedule Apply(LaneSchedule schedule, IEnumerable<long> held, DateTimeOffset now, TimeSpan bundle, TimeSpan far)
    {
        var own = held.CountBy(ticks.SlotOf).ToDictionary();
        var first = Math.Max(ticks.SlotOf(ticks.First(now)), schedule.FirstSlot);
        var count = Workers(schedule, worker, now);
        // Workers come again one after the other, so together they look after what is left of every slot.
        var (leftEnd, bundleEnd, farEnd) = (Slot(now + (bundle / count)), Slot(now + bundle), Slot(now + far));
        var taken = new List<int>();
        for (var slot = first; slot <= Math.Max(farEnd, schedule.FirstSlot + schedule.Taken.Count - 1); slot++)
            taken.Add(Take(slot, schedule.TakenOf(slot), own.GetValueOrDefault(slot), Allowed(slot), slot <= farEnd, now));
        var workers = schedule.Workers.Where(other => other.Value > now).ToDictionary();
        workers[worker] = now + far;
        return new LaneSchedule { FirstSlot = first, Taken = taken, Workers = workers };

        double Allowed(long slot) => slot <= leftEnd ? ticks.PerSlot : (double)ticks.PerSlot / (slot <= bundleEnd ? count : count + 1);
    }

    private long Slot(DateTimeOffset at) => ticks.SlotOf(ticks.First(at));

    private int Take(long slot, int taken, int own, double allowed, bool isOpen, DateTimeOffset now)
    {
        var begin = slot * ticks.PerSlot;
        // The moment of permits whose instant is past is over before they could be stored.
        var next = (int)Math.Clamp(ticks.First(now) - begin, taken, ticks.PerSlot);
        if (!isOpen) return taken;
        (_share, _wanted) = (Math.Min(_share + allowed, ticks.PerSlot), Math.Min(_wanted + rate, ticks.PerSlot));
        var claimed = Math.Clamp((int)Math.Min(_share, _wanted) - own, 0, ticks.PerSlot - next);
        (_share, _wanted) = (Math.Max(_share - claimed - own, 0), Math.Max(_wanted - claimed - own, 0));
        for (var index = 0; index < claimed; index++) Taken.Add(begin + next + index);
        return claimed == 0 ? taken : next + claimed;
    }
}
