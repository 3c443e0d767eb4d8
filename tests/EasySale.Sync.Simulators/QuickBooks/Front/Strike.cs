using EasySale.Sync.Simulators.QuickBooks.Front.Answers;

namespace EasySale.Sync.Simulators.QuickBooks.Front;

/// <summary>What goes wrong with one call, and which.</summary>
internal sealed record Strike(Func<SimulatedCall, bool> Matches)
{
    /// <summary>How many matching calls pass before it strikes.</summary>
    public int Skip { get; set; }

    public int Times { get; set; } = 1;

    /// <summary>Strikes when the work is done, not before.</summary>
    public bool AfterWork { get; init; }

    public bool Closes { get; init; }

    public HeldCall? Held { get; init; }

    /// <summary>From the true answer (null before the work) to the one that is sent.</summary>
    public Func<FrontReply?, FrontReply>? Reply { get; init; }
}
