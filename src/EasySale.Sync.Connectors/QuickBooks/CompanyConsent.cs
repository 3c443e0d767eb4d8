using EasySale.Sync.Connectors.QuickBooks.Settings;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Connecting.Consent;
using EasySale.Sync.Engine.Failures;
using EasySale.Sync.Engine.Http;

namespace EasySale.Sync.Connectors.QuickBooks;

/// <summary>The owner of a company lets us in on Intuit's page (OAuth 2.0, authorization code).</summary>
internal sealed class CompanyConsent : AccountConsent
{
    private const string Scope = "com.intuit.quickbooks.accounting";
    private const string Realm = "realmId";
    private const string Code = "code";
    private const string Refused = "access_denied";

    public override IReadOnlyList<SettingField> Asked { get; } = [Fields.Environment];

    public override IReadOnlyList<SettingField> App { get; } =
        [Fields.ClientId with { Required = true }, Fields.ClientSecret with { Required = true }, Fields.ApiUrl, Fields.OAuthUrl, Fields.AllowHttp];

    public override SettingField Account => Fields.RealmId;

    public override bool IsBroughtByBrowser => true;

    public override Uri Page(ConsentQuestion question) => new UriBuilder(KeysOf(question).ConsentUrl)
    {
        Query = string.Join('&', new[]
        {
            ("client_id", KeysOf(question).ClientId), ("response_type", Code), ("scope", Scope), ("redirect_uri", question.Callback.OriginalString), ("state", question.State.Reveal()),
        }.Select(part => $"{part.Item1}={Uri.EscapeDataString(part.Item2)}")),
    }.Uri;

    public override string? StateOf(ConsentAnswer answer) => answer["state"];

    public override ConsentOutcome Outcome(ConsentAnswer answer) => answer switch
    {
        _ when answer["error"] == Refused => ConsentOutcome.Denied,
        _ when answer[Code] is not null && answer[Realm] is { } realm && Forms.Id().IsMatch(realm) => ConsentOutcome.Granted,
        _ when answer["error"] is not null => ConsentOutcome.Denied,
        _ => ConsentOutcome.Unreadable,
    };

    public override async Task<ConsentGrant> Accept(
        ConsentQuestion question, ConsentAnswer answer, VendorHttp http, TimeProvider time, CancellationToken cancellation)
    {
        var chain = await Exchange(question, new Secret(answer[Code]!), http, time, cancellation);
        return new ConsentGrant
        {
            Settings = new Dictionary<string, string> { [Fields.RealmId.Name] = answer[Realm]! },
            Secrets = new Dictionary<string, Secret> { [Fields.RefreshToken.Name] = new(chain.RefreshToken) },
            Rotating = new Dictionary<string, Secret> { [Tokens.Name] = chain.ToSecret() },
            EndsAt = chain.ConsentEndsAt,
        };
    }

    private static async Task<TokenChain> Exchange(ConsentQuestion question, Secret code, VendorHttp http, TimeProvider time, CancellationToken cancellation)
    {
        try
        {
            return await new TokenEndpoint(http, KeysOf(question), time).Exchange(code, question.Callback, cancellation);
        }
        catch (SyncException failure) when (failure.Code == QuickBooksErrors.Reconnect)
        {
            throw new SyncException(FailureCause.FixSettings, QuickBooksErrors.Prefix + "code_refused",
                "QuickBooks did not take the permission it had just given; it is good once and for ten minutes. Begin again.", failure.Detail, failure);
        }
    }

    private static AppKeys KeysOf(ConsentQuestion question) => new(
        question.Settings[Fields.ClientId.Name], question.Secrets[Fields.ClientSecret.Name], question.Settings.GetValueOrDefault(Fields.OAuthUrl.Name, AppKeys.IntuitToken));
}
