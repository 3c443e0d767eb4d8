namespace EasySale.Sync.Engine.Stores.Limits;

/// <summary>
/// Which permits of a lane's near future are taken: from each slot the first so many. Slots before the first one count as taken.
/// </summary>
public sealed record LaneSchedule
{
    public static readonly LaneSchedule Empty = new();

    /// <summary>Number of the first slot in <see cref="Taken"/>.</summary>
    public long FirstSlot { get; init; }

    /// <summary>Permits taken of each slot, slot after slot.</summary>
    public IReadOnlyList<int> Taken { get; init; } = [];

    /// <summary>Workers that take permits → until when they count.</summary>
    public IReadOnlyDictionary<string, DateTimeOffset> Workers { get; init; } = new Dictionary<string, DateTimeOffset>();

    /// <summary>Permits taken of a slot.</summary>
    public int TakenOf(long slot) => slot - FirstSlot is >= 0 and var index && index < Taken.Count ? Taken[(int)index] : 0;
}
