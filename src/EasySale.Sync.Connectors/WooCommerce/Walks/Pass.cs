namespace EasySale.Sync.Connectors.WooCommerce.Walks;

internal enum Pass
{
    /// <summary>All rows, by id.</summary>
    Everything,

    /// <summary>What changed while <see cref="Everything"/> was read.</summary>
    SinceStart,

    /// <summary>What changed since the last walk.</summary>
    SinceWatermark,
}
