namespace EasySale.Sync.Simulators.WooCommerce.Endpoints;

/// <summary>The variable parts of the recorded route patterns.</summary>
internal static class Patterns
{
    public const string Id = @"(?P<id>[\d]+)";
    public const string Order = @"(?P<order_id>[\d]+)";
    public const string Product = @"(?P<product_id>[\d]+)";
}
