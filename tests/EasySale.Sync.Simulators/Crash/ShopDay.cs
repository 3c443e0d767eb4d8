namespace EasySale.Sync.Simulators.Crash;

/// <summary>How far the small shop has got.</summary>
public enum ShopDay
{
    /// <summary>As it is first read.</summary>
    First,

    /// <summary>A minute later: one order was edited.</summary>
    Edited,

    /// <summary>A day later: orders edited, paid, cancelled, refunded, and new ones.</summary>
    Second,
}
