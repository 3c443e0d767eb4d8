using EasySale.Sync.Simulators.WooCommerce;

namespace EasySale.Sync.Connectors.Tests.WooCommerce.Simulator;

internal static class RecordedKeys
{
    /// <summary>The throw-away key of the OAuth recordings; the real store has deleted it.</summary>
    public static readonly ApiKey OAuth =
        new("ck_8a4aa91d221ca58ee137162ca2d765a0fd303bf5", "cs_9e75d80e0f470fd061675536f634cafcdf8fcf5d", ApiPermission.ReadWrite);

    public static IReadOnlyList<ApiKey> All => [ApiKey.Demo, ApiKey.DemoRead, ApiKey.DemoWrite, OAuth];
}
