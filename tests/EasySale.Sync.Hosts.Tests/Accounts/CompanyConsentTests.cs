using System.Text.Json.Nodes;
using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Operations.Retention;
using EasySale.Sync.Engine.Stores.Audit;
using EasySale.Sync.Engine.Stores.Consent;
using EasySale.Sync.Engine.Stores.Health;
using EasySale.Sync.Engine.Stores.Settings;
using Microsoft.Extensions.DependencyInjection;

namespace EasySale.Sync.Hosts.Tests.Accounts;

/// <summary>A company is connected on Intuit's page: once, by whom asked, in time, and ended there when it is deleted.</summary>
public sealed class CompanyConsentTests
{
    private const string TokenPath = "/oauth2/v1/tokens/bearer";
    private const string RevokePath = "/v2/oauth2/tokens/revoke";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_owners_consent_makes_a_connection_that_works()
    {
        await using var house = await ConsentHouse.Start();

        var id = await house.Connect("?environment=sandbox");
        var made = await house.Get($"/api/integrations/connections/{id}", ConsentHouse.Acme);
        var test = JsonNode.Parse((await house.Send("POST", $"/api/integrations/connections/{id}/test", ConsentHouse.Acme)).Body)!;

        Assert.Equal((house.Realm, "sandbox", "set"), ((string?)made["settings"]!["realmId"], (string?)made["settings"]!["environment"], (string?)made["secrets"]!["refreshToken"]));
        Assert.StartsWith($"Connected to {made["name"]} (", (string?)test["checks"]![0]!["message"], StringComparison.Ordinal);
        Assert.Equal("admin of acme", (string?)made["consent"]!["by"]);
        Assert.InRange(((DateTimeOffset)made["consent"]!["endsAt"]! - house.Time.GetUtcNow()).TotalDays, 5 * 365, (5 * 366) + 1);
        Assert.True((bool)test["ok"]!, test.ToJsonString());
        Assert.Contains(test["checks"]!.AsArray(), check => (string?)check!["capability"] == "access" && ((string)check["message"]!).Contains("until", StringComparison.Ordinal));
        // Trying a company takes calls that count, so it is not done every time somebody looks.
        Assert.NotEqual(0, (await house.Services.GetRequiredService<HealthStore>().All(ConsentHouse.Acme, Cancellation))[id].Value.MeteredCalls);
        // The tokens of the exchange are used as they are: no renewal was needed.
        Assert.Equal(1, house.Intuit.Calls.CountOf("POST", TokenPath));
        var entry = await house.Services.GetRequiredService<AuditStore>().List(ConsentHouse.Acme, null, Cancellation).FirstAsync(one => one.Entry.Subject == id, Cancellation);
        Assert.Equal((AuditActions.AccountConnected, "admin of acme"), (entry.Entry.Action, entry.Entry.By));
    }

    [Fact]
    public async Task A_company_for_trying_is_connected_as_one_and_stays_it()
    {
        await using var house = await ConsentHouse.Start();

        var id = await house.Connect("?environment=sandbox&sandbox=true");

        Assert.True((bool)(await house.Get($"/api/integrations/connections/{id}", ConsentHouse.Acme))["sandbox"]!);
        Assert.Equal(id, await house.Connect("?environment=sandbox"));
        Assert.True((bool)(await house.Get($"/api/integrations/connections/{id}", ConsentHouse.Acme))["sandbox"]!);
    }

    [Fact]
    public async Task A_consent_that_cannot_be_taken_over_leaves_the_connection_its_access()
    {
        await using var house = await ConsentHouse.Start();
        var id = await house.Connect("?environment=sandbox");
        // Meanwhile the vendor has changed the token, and the first one is dead.
        house.Time.By = TimeSpan.FromHours(30);
        await AssertWorks(house, id);

        var (status, body, _) = await house.Send("GET", await house.Decide(await house.Ask("?environment=sandbox&sandbox=true")));
        var (early, _, _) = await house.Send("GET", $"/api/integrations/quickbooks/authorize?environment=sandbox&sandbox=true&connectionId={id}", ConsentHouse.Acme);
        house.Time.By = TimeSpan.FromHours(32);

        Assert.Equal((400, "invalid-request", 400), (status, ConsentHouse.TypeOf(body), early));
        await AssertWorks(house, id);
    }

    [Fact]
    public async Task A_company_that_is_connected_again_keeps_its_settings_whatever_has_become_of_them()
    {
        await using var house = await ConsentHouse.Start();
        var id = await house.Connect("?environment=sandbox");
        // An account of the books that was deleted there since.
        await house.Services.GetRequiredService<ConnectionStore>().Change(
            ConsentHouse.Acme, id, now => now with { Settings = new Dictionary<string, string>(now.Settings) { ["depositAccount"] = "99999" } }, Cancellation);

        var (status, body, _) = await house.Send("GET", await house.Decide(await house.Ask($"?connectionId={id}")));
        var made = await house.Get($"/api/integrations/connections/{id}", ConsentHouse.Acme);

        Assert.True(status == 200, body);
        Assert.Contains("99999", (string)JsonNode.Parse(body)!["message"]!, StringComparison.Ordinal);
        Assert.Equal(("sandbox", "99999"), ((string?)made["settings"]!["environment"], (string?)made["settings"]!["depositAccount"]));
    }

    [Fact]
    public async Task An_answer_counts_once()
    {
        await using var house = await ConsentHouse.Start();
        var back = await house.Decide(await house.Ask());

        var together = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => house.Send("GET", back)));

        Assert.Single(together, one => one.Status == 200);
        Assert.All(together.Where(one => one.Status != 200), one => Assert.Equal((400, "consent-unknown"), (one.Status, ConsentHouse.TypeOf(one.Body))));
        Assert.Single((await house.Get("/api/integrations/connections", ConsentHouse.Acme))["items"]!.AsArray());
    }

    [Theory]
    [InlineData("?code=AB11&realmId=934145&state=never-made")]
    [InlineData("?code=AB11&realmId=934145")]
    [InlineData("?code=AB11&state=never-made")]
    [InlineData("?code=AB11&realmId=../../x&state=never-made")]
    [InlineData("")]
    public async Task What_nobody_asked_for_is_refused_alike(string query)
    {
        await using var house = await ConsentHouse.Start();

        var (status, body, _) = await house.Send("GET", "/api/integrations/quickbooks/callback" + query);

        Assert.Equal((400, "consent-unknown"), (status, ConsentHouse.TypeOf(body)));
        Assert.Equal(0, house.Intuit.Calls.CountOf("POST", TokenPath));
    }

    [Fact]
    public async Task Of_a_tenant_that_never_runs_anything_what_nobody_answered_is_swept_too()
    {
        await using var house = await ConsentHouse.Start();
        await house.Ask();
        house.Time.By = TimeSpan.FromHours(1);

        await house.Services.GetRequiredService<SweepTenants>().Run(Caller.System, Cancellation);

        Assert.Equal(0, await house.Services.GetRequiredService<ConsentStore>().RemoveExpired(ConsentHouse.Acme, DateTimeOffset.MaxValue, 10, Cancellation));
    }

    [Fact]
    public async Task An_answer_that_comes_too_late_is_refused()
    {
        await using var house = await ConsentHouse.Start();
        var back = await house.Decide(await house.Ask());
        house.Time.By = TimeSpan.FromMinutes(16);

        var (status, body, _) = await house.Send("GET", back);

        Assert.Equal((400, "consent-expired", 0), (status, ConsentHouse.TypeOf(body), house.Intuit.Calls.CountOf("POST", TokenPath)));
    }

    [Fact]
    public async Task An_owner_who_does_not_agree_is_told_so_and_nothing_is_connected()
    {
        await using var house = await ConsentHouse.Start();
        house.Intuit.Owner.Denies = true;

        var (status, page, response) = await house.Send("GET", await house.Decide(await house.Ask()), html: true);

        Assert.Equal((400, "text/html"), (status, response.Content.Headers.ContentType!.MediaType));
        Assert.Contains("Nothing was connected", page, StringComparison.Ordinal);
        Assert.Contains("default-src 'none'", response.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Empty((await house.Get("/api/integrations/connections", ConsentHouse.Acme))["items"]!.AsArray());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_vendor_who_is_not_there_leaves_a_page_that_says_what_to_do_and_a_new_beginning_works(bool isKnown)
    {
        await using var house = await ConsentHouse.Start();
        var back = await house.Decide(await house.Ask("?environment=sandbox&sandbox=true"));
        house.Intuit.Faults.On("POST", TokenPath).Answer(503, "busy");

        var (status, page, _) = await house.Send("GET", back, isKnown ? ConsentHouse.Acme : null, html: true);
        var (_, later, _) = await house.Send("GET", back, isKnown ? ConsentHouse.Acme : null);

        Assert.Equal((503, "consent-unknown"), (status, ConsentHouse.TypeOf(later)));
        Assert.Contains("QuickBooks Online could not be reached", page, StringComparison.Ordinal);
        Assert.Contains("wait a few minutes, then begin again", page, StringComparison.Ordinal);
        Assert.Empty((await house.Get("/api/integrations/connections", ConsentHouse.Acme))["items"]!.AsArray());
        var link = System.Text.RegularExpressions.Regex.Match(page, "href=\"authorize([^\"]+)\"");
        Assert.Equal(isKnown, link.Success);
        if (!isKnown) return;
        var id = await house.Connect(System.Net.WebUtility.HtmlDecode(link.Groups[1].Value));
        Assert.True((bool)(await house.Get($"/api/integrations/connections/{id}", ConsentHouse.Acme))["sandbox"]!);
    }

    [Fact]
    public async Task A_browser_is_sent_to_the_vendor_and_only_it_brings_the_answer()
    {
        await using var house = await ConsentHouse.Start();
        var (status, _, sent) = await house.Send("GET", "/api/integrations/quickbooks/authorize", ConsentHouse.Acme, html: true);
        var cookie = sent.Headers.GetValues("Set-Cookie").Single();
        var back = await house.Decide(sent.Headers.Location!);

        Assert.Equal(302, status);
        foreach (var word in new[] { "httponly", "secure", "samesite=lax", "path=/" }) Assert.Contains(word, cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Equal((403, "consent-foreign"), await Refusal(house.Send("GET", back)));

        var again = (await house.Send("GET", "/api/integrations/quickbooks/authorize", ConsentHouse.Acme, html: true)).Response;
        var kept = again.Headers.GetValues("Set-Cookie").Single().Split(';')[0];
        var (connected, page, _) = await house.Send("GET", await house.Decide(again.Headers.Location!), html: true, cookie: kept);
        Assert.Equal(200, connected);
        Assert.Contains("is connected", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_tenants_user_cannot_bring_the_answer_and_neither_gets_a_connection()
    {
        await using var house = await ConsentHouse.Start();
        var back = await house.Decide(await house.Ask());

        Assert.Equal((403, "consent-foreign"), await Refusal(house.Send("GET", back, ConsentHouse.Other)));
        foreach (var tenant in new[] { ConsentHouse.Acme, ConsentHouse.Other })
            Assert.Empty((await house.Get("/api/integrations/connections", tenant))["items"]!.AsArray());
    }

    [Theory]
    [InlineData("?redirectUri=https://sync.example.com/api/integrations/quickbooks/callback/")]
    [InlineData("?redirectUri=https://sync.example.com.evil.example/api/integrations/quickbooks/callback")]
    [InlineData("?redirectUri=http://sync.example.com/api/integrations/quickbooks/callback")]
    [InlineData("?redirectUri=https://SYNC.example.com/api/integrations/quickbooks/callback")]
    [InlineData("?environment=elsewhere")]
    [InlineData("?environment=sandbox&sandbox=perhaps")]
    public async Task Only_the_registered_address_is_answered_to(string query)
    {
        await using var house = await ConsentHouse.Start();

        Assert.Equal((400, "invalid-request"), await Refusal(house.Send("GET", "/api/integrations/quickbooks/authorize" + query, ConsentHouse.Acme)));
    }

    [Fact]
    public async Task The_same_company_is_renewed_another_one_does_not_take_its_place()
    {
        await using var house = await ConsentHouse.Start();
        var id = await house.Connect();
        house.Intuit.Disconnect(house.Realm);

        Assert.Equal(id, await house.Connect());
        Assert.True((bool)JsonNode.Parse((await house.Send("POST", $"/api/integrations/connections/{id}/test", ConsentHouse.Acme)).Body)!["ok"]!);
        house.Intuit.Owner.Company = house.Intuit.Companies[1].RealmId;
        Assert.Equal((409, "consent-other-account"), await Refusal(house.Send("GET", await house.Decide(await house.Ask($"?connectionId={id}")))));
        Assert.NotEqual(id, await house.Connect());
        Assert.Equal((404, "not-found"), await Refusal(house.Send("GET", $"/api/integrations/quickbooks/authorize?connectionId={id}", ConsentHouse.Other)));
    }

    [Fact]
    public async Task An_answer_that_names_another_company_than_its_code_is_told_at_once()
    {
        await using var house = await ConsentHouse.Start();
        var back = (await house.Decide(await house.Ask())).Replace(house.Realm, house.Intuit.Companies[1].RealmId, StringComparison.Ordinal);

        var answer = JsonNode.Parse((await house.Send("GET", back)).Body)!;

        Assert.False((bool)answer["ok"]!);
        Assert.Contains("another QuickBooks company", (string)answer["message"]!, StringComparison.Ordinal);
        Assert.True((bool)JsonNode.Parse((await house.Send("GET", await house.Decide(await house.Ask()))).Body)!["ok"]!);
    }

    [Theory]
    [InlineData("oauthUrl")]
    [InlineData("apiUrl")]
    public async Task What_proves_this_installation_is_not_sent_where_a_tenant_wants_it(string field)
    {
        await using var house = await ConsentHouse.Start();
        var address = $"{house.Intuit.BaseUrl.ToString().TrimEnd('/')}/elsewhere";
        var body = $$$"""{"id":"mine","platform":"quickbooks","settings":{"realmId":"{{{house.Realm}}}","{{{field}}}":"{{{address}}}","allowHttp":true},"secrets":{"refreshToken":"RT1-1-H0-canary"}}""";
        Assert.Equal(201, (await house.Send("POST", "/api/integrations/connections", ConsentHouse.Acme, body)).Status);

        var test = JsonNode.Parse((await house.Send("POST", "/api/integrations/connections/mine/test", ConsentHouse.Acme)).Body)!;

        Assert.Contains("clientSecret", (string)test["checks"]![0]!["message"]!, StringComparison.Ordinal);
        Assert.Empty(house.Intuit.Calls.Recent);
    }

    [Fact]
    public async Task An_owner_who_disconnects_in_QuickBooks_is_asked_to_reconnect()
    {
        await using var house = await ConsentHouse.Start();
        var id = await house.Connect();
        house.Intuit.Disconnect(house.Realm);

        var test = JsonNode.Parse((await house.Send("POST", $"/api/integrations/connections/{id}/test", ConsentHouse.Acme)).Body)!;
        var health = await house.Get("/api/integrations/health", ConsentHouse.Acme);

        Assert.All(test["checks"]!.AsArray(), check => Assert.Equal("quickbooks.reconnect", (string?)check!["code"]));
        Assert.Contains(health["connections"]![0]!["checks"]!.AsArray(), check => (string?)check!["code"] == "quickbooks.reconnect");
    }

    [Fact]
    public async Task Deleting_ends_the_access_at_the_vendor_and_forgets_every_secret()
    {
        await using var house = await ConsentHouse.Start();
        var id = await house.Connect();
        var tokens = house.Secrets.Names(ConsentHouse.Acme).Count();

        var (status, _, _) = await house.Send("DELETE", $"/api/integrations/connections/{id}", ConsentHouse.Acme);

        Assert.Equal((2, 204, 1), (tokens, status, house.Intuit.Calls.CountOf("POST", RevokePath)));
        Assert.Empty(house.Secrets.Names(ConsentHouse.Acme));
    }

    [Fact]
    public async Task A_vendor_that_does_not_end_it_is_told_of_and_keeps_nobody_from_deleting()
    {
        await using var house = await ConsentHouse.Start();
        var id = await house.Connect();
        for (var attempt = 0; attempt < 3; attempt++) house.Intuit.Faults.On("POST", RevokePath).Answer(403, "{}");

        var (status, body, _) = await house.Send("DELETE", $"/api/integrations/connections/{id}", ConsentHouse.Acme);

        Assert.Equal((200, false), (status, (bool)JsonNode.Parse(body)!["endedThere"]!));
        Assert.Contains("connected apps", (string)JsonNode.Parse(body)!["toDo"]!, StringComparison.Ordinal);
        Assert.Empty(house.Secrets.Names(ConsentHouse.Acme));
        Assert.Empty((await house.Get("/api/integrations/connections", ConsentHouse.Acme))["items"]!.AsArray());
    }

    private static async Task<(int Status, string Type)> Refusal(Task<(int Status, string Body, HttpResponseMessage Response)> call)
    {
        var (status, body, _) = await call;
        return (status, ConsentHouse.TypeOf(body));
    }

    private static async Task AssertWorks(ConsentHouse house, string id)
    {
        var test = JsonNode.Parse((await house.Send("POST", $"/api/integrations/connections/{id}/test", ConsentHouse.Acme)).Body)!;
        Assert.True((bool)test["ok"]!, test.ToJsonString());
    }
}
