namespace EasySale.Sync.Connectors.WooCommerce.Walks;

internal enum StatusFilter
{
    None,

    /// <summary>One status per call.</summary>
    One,

    /// <summary>Several, separated by commas.</summary>
    Several,
}
