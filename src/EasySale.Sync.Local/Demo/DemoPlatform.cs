namespace EasySale.Sync.Local.Demo;

/// <summary>The platforms of the demo.</summary>
internal static class DemoPlatform
{
    public const string Shop = "woocommerce";
    public const string Database = "supabase";
    public const string Books = "quickbooks";

    /// <summary>The short word of a platform in the summary.</summary>
    public static string ShortName(string platform) => platform switch
    {
        Shop => "woo",
        Books => "qbo",
        _ => platform,
    };
}
