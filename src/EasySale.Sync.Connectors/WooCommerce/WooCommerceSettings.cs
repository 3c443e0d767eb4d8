using System.Globalization;
using System.Text.RegularExpressions;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Failures;

namespace EasySale.Sync.Connectors.WooCommerce;

/// <summary>What a connection to a WooCommerce store says.</summary>
/// <param name="Store">The store's address without a slash at its end; may be a subfolder.</param>
/// <param name="ConsumerKey">Names the caller.</param>
/// <param name="ConsumerSecret">Proves it.</param>
/// <param name="PageSize">Rows per call.</param>
/// <param name="Overlap">How far a walk starts before what the last one saw.</param>
/// <param name="Writing">How it is written to.</param>
internal sealed partial record WooCommerceSettings(string Store, Secret ConsumerKey, Secret ConsumerSecret, int PageSize, TimeSpan Overlap, WriteSettings Writing)
{
    public static readonly SettingField StoreUrl = new(
        "storeUrl", "The shop's address as its visitors see it, with https and, if the shop lives in a folder, that folder.")
    {
        Example = "https://shop.example.com",
        Form = WebAddress(),
        IsAddress = true,
    };

    public static readonly SettingField Key = new(
        "consumerKey", "The consumer key (ck_…) from WooCommerce → Settings → Advanced → REST API.")
    { IsSecret = true };

    public static readonly SettingField SecretOfKey = new(
        "consumerSecret", "The consumer secret (cs_…), shown once when the key is made.")
    { IsSecret = true };

    public static readonly SettingField RowsPerPage = new("pageSize", "Rows asked for per call, 1 to 100.")
    {
        Required = false,
        Default = "100",
        Form = OneToHundred(),
    };

    public static readonly SettingField OverlapSeconds = new(
        "overlapSeconds", "How many seconds an incremental run starts before the last change it saw, for changes that became visible late.")
    {
        Required = false,
        Default = "120",
        Form = UpToFourDigits(),
    };

    public static readonly SettingField AllowHttp = new("allowHttp", "Allow a plain http address. Only for tests and shops in one's own network.")
    {
        Required = false,
        Default = "false",
        Allowed = ["true", "false"],
    };

    public static readonly IReadOnlyList<SettingField> Fields = [StoreUrl, Key, SecretOfKey, RowsPerPage, OverlapSeconds, AllowHttp, .. WriteSettings.Fields, .. WebhookFields.All];

    // A walk by id reads the last row of a page again with the next one, so a page of one would stand still.
    public int PerPage => Math.Max(2, PageSize);

    public static WooCommerceSettings From(ConnectionContext context)
    {
        var problems = Check(context.Connection.Settings);
        if (problems.Count > 0) throw Wrong(context, problems);
        return new WooCommerceSettings(
            context.Required(StoreUrl).TrimEnd('/'),
            context.Secret(Key),
            context.Secret(SecretOfKey),
            Number(context.Required(RowsPerPage)),
            TimeSpan.FromSeconds(Number(context.Required(OverlapSeconds))),
            WriteSettings.From(context));
    }

    public static IReadOnlyDictionary<string, string> Check(IReadOnlyDictionary<string, string> settings)
    {
        var problems = new Dictionary<string, string>();
        foreach (var field in Fields)
            if (settings.GetValueOrDefault(field.Name) is { Length: > 0 } value && field.Form?.IsMatch(value) == false)
                problems[field.Name] = $"\"{value}\" does not fit. {field.Description}";
        if (settings.GetValueOrDefault(StoreUrl.Name) is { Length: > 0 } store && !problems.ContainsKey(StoreUrl.Name) && Problem(store, settings) is { } problem)
            problems[StoreUrl.Name] = problem;
        return problems;
    }

    private static string? Problem(string store, IReadOnlyDictionary<string, string> settings)
    {
        if (!Uri.TryCreate(store, UriKind.Absolute, out var address)) return "It is not a web address. Use one such as https://shop.example.com.";
        if (address.UserInfo.Length > 0) return "It must not hold a user name or password. The key goes into consumerKey and consumerSecret.";
        if (address.Query.Length + address.Fragment.Length > 0 || address.AbsolutePath.Contains("/wp-json", StringComparison.OrdinalIgnoreCase))
            return "Give the shop's address only, without /wp-json and without anything after ? or #.";
        return address.Scheme == Uri.UriSchemeHttps || settings.GetValueOrDefault(AllowHttp.Name) == "true"
            ? null
            : "Use https, so that nobody reads the shop's data on the way. For a test shop without it, set allowHttp to true.";
    }

    private static SyncException Wrong(ConnectionContext context, IReadOnlyDictionary<string, string> problems) => new(
        FailureCause.FixSettings,
        "woocommerce.wrong_setting",
        $"The connection \"{context.Connection.Name}\" has a wrong setting. " + string.Join(" ", problems.Select(problem => $"{problem.Key}: {problem.Value}")),
        $"connection {context.Connection.Id}");

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    [GeneratedRegex("^https?://[^\\s]+$", RegexOptions.IgnoreCase)]
    private static partial Regex WebAddress();

    [GeneratedRegex("^([1-9][0-9]?|100)$")]
    private static partial Regex OneToHundred();

    [GeneratedRegex("^[0-9]{1,4}$")]
    private static partial Regex UpToFourDigits();
}
