using System.Web;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Connecting.Consent;
using EasySale.Sync.Engine.Http;
using EasySale.Sync.Engine.Operations.Consent;
using EasySale.Sync.Engine.Operations.Webhooks;
using EasySale.Sync.Engine.Stores.Consent;
using EasySale.Sync.Engine.Stores.Retention;
using EasySale.Sync.Engine.Tests.Fakes;

namespace EasySale.Sync.Engine.Tests.Operations;

/// <summary>What an owner granted is taken over whole, or not at all.</summary>
public sealed class ConsentTests
{
    private readonly ConsentingConnector _granted = new();
    private readonly TestHouse _house;

    public ConsentTests() => _house = new TestHouse(also: _granted);

    [Fact]
    public async Task A_browser_that_is_closed_while_its_answer_is_taken_over_loses_nothing()
    {
        using var browser = new CancellationTokenSource();
        _granted.OnAccepted = browser.Cancel;

        var result = await Grant("1", "first", browser.Token);

        Assert.Null(result.Problem);
        Assert.Equal("1", (await _house.Connections.Find(TestHouse.Tenant, result.ConnectionId!, TestHouse.Cancellation))!.Settings["account"]);
        Assert.Equal(["chain of first", "first"], _house.Secrets.Values.Order());
    }

    private async Task<ConsentResult> Grant(string account, string code, CancellationToken browser)
    {
        var asked = await Ask.Ask(TestHouse.Admin, "granted", _ => null, isBrowser: true, TestHouse.Cancellation);
        var answer = new ConsentAnswer(new Dictionary<string, Secret>
        {
            ["state"] = new(HttpUtility.ParseQueryString(asked.Url.Query)["state"]!),
            ["account"] = new(account),
            ["code"] = new(code),
        });
        return await Take.Take("granted", answer, new ConsentBearer(null, asked.Browser), browser);
    }

    private ConsentStore Consents => new(_house.Rows);

    private AskConsent Ask => new(
        _house.Catalog, _house.Connections, Consents, new RetentionStore(_house.Rows), AppFields.None,
        new RedirectAddresses([], new PublicAddress(new Uri("https://sync.example.com"))), new OutboundAddresses(), _house.Time);

    private TakeConsent Take => new(
        _house.Catalog, Consents, Ask,
        new ConnectAccount(
            _house.Connections, _house.CreateConnection, _house.UpdateConnection, _house.Probe,
            new NameAccount(_house.Opener, _house.Connections, _house.Metered, _house.Time), _house.Secrets, _house.Time),
        new HttpClient(), _house.Time);
}
