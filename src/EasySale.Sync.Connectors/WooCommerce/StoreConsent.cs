using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Connecting.Consent;
using EasySale.Sync.Engine.Failures;
using EasySale.Sync.Engine.Http;

namespace EasySale.Sync.Connectors.WooCommerce;

/// <summary>
/// An administrator of the store lets us in on the store's own page (<c>/wc-auth/v1/authorize</c>). The store then posts new keys to
/// our callback from server to server, and sends the browser back without them.
/// </summary>
internal sealed class StoreConsent : AccountConsent
{
    private const string AppName = "EasySale.Sync";
    private const string State = "user_id";
    private const string Key = "consumer_key";
    private const string SecretOfKey = "consumer_secret";
    private const string Permissions = "key_permissions";
    private const string Needed = "read_write";

    public override IReadOnlyList<SettingField> Asked { get; } = [WooCommerceSettings.StoreUrl, WooCommerceSettings.AllowHttp];

    public override SettingField Account => WooCommerceSettings.StoreUrl;

    // The keys come from the store, which no browser can vouch for.
    public override bool IsBroughtByBrowser => false;

    public override Uri Page(ConsentQuestion question) => new(
        $"{question.Settings[WooCommerceSettings.StoreUrl.Name].TrimEnd('/')}/wc-auth/v1/authorize?" + string.Join('&', new[]
        {
            ("app_name", AppName), ("scope", Needed), (State, question.State.Reveal()), ("return_url", question.Callback.OriginalString), ("callback_url", question.Callback.OriginalString),
        }.Select(part => $"{part.Item1}={Uri.EscapeDataString(part.Item2)}")));

    public override string? StateOf(ConsentAnswer answer) => answer[State];

    public override ConsentOutcome Outcome(ConsentAnswer answer) => (answer[Key], answer[SecretOfKey], answer["success"]) switch
    {
        ({ }, { }, _) => ConsentOutcome.Granted,
        (null, null, "1") => ConsentOutcome.Returned,
        (null, null, "0") => ConsentOutcome.Denied,
        _ => ConsentOutcome.Unreadable,
    };

    public override Task<ConsentGrant> Accept(
        ConsentQuestion question, ConsentAnswer answer, VendorHttp http, TimeProvider time, CancellationToken cancellation)
    {
        if (answer[Permissions] is { } given && given != Needed)
            throw new SyncException(FailureCause.FixSettings, "woocommerce.permission_missing",
                "The store made a key with other permissions than were asked for. Begin again, and approve reading and writing.", $"permissions {given.Length} characters");
        return Task.FromResult(new ConsentGrant
        {
            Secrets = new Dictionary<string, Secret>
            {
                [WooCommerceSettings.Key.Name] = new(answer[Key]!),
                [WooCommerceSettings.SecretOfKey.Name] = new(answer[SecretOfKey]!),
            },
        });
    }
}
