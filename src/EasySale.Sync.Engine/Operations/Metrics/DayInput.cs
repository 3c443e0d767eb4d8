using EasySale.Sync.Engine.Operations.Inputs;

namespace EasySale.Sync.Engine.Operations.Metrics;

/// <summary>Which days, both included.</summary>
public sealed record DayInput(DateOnly From, DateOnly To)
{
    public const int MostDays = 400;
    private const int DefaultDays = 30;

    /// <summary>Reads <c>from</c> and <c>to</c>; by default the last thirty days. What is wrong is gathered in the input.</summary>
    public static DayInput Read(ListInput input, DateTimeOffset now)
    {
        var to = Day(input, "to") ?? DateOnly.FromDateTime(now.UtcDateTime);
        var from = Day(input, "from") ?? to.AddDays(1 - DefaultDays);
        if (from > to) input.Wrong("from", "Must not be after to.");
        else if (to.DayNumber - from.DayNumber >= MostDays) input.Wrong("from", $"At most {MostDays} days are told at once.");
        return new DayInput(from, to);
    }

    private static DateOnly? Day(ListInput input, string name) =>
        input.Instant(name, endOfDay: false) is { } instant ? DateOnly.FromDateTime(instant.UtcDateTime) : null;
}
