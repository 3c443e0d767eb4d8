namespace EasySale.Sync.Simulators.WooCommerce;

/// <summary>A REST key of the store. The demo keys guard nothing: they open only the simulator.</summary>
public sealed record ApiKey(string ConsumerKey, string ConsumerSecret, ApiPermission Permission)
{
    public static ApiKey Demo { get; } = new("ck_demo", "cs_demo", ApiPermission.ReadWrite);

    public static ApiKey DemoRead { get; } = new("ck_demo_read", "cs_demo_read", ApiPermission.Read);

    public static ApiKey DemoWrite { get; } = new("ck_demo_write", "cs_demo_write", ApiPermission.Write);
}
