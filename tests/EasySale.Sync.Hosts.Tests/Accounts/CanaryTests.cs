using System.Text.Json;
using System.Text.Json.Nodes;
using EasySale.Sync.Engine.Stores.Rows;
using EasySale.Sync.Hosts.Tests.Access;
using EasySale.Sync.Simulators.QuickBooks;
using EasySale.Sync.Simulators.QuickBooks.Books;
using EasySale.Sync.Simulators.WooCommerce;

namespace EasySale.Sync.Hosts.Tests.Accounts;

/// <summary>
/// Secrets and a person that occur nowhere else are planted; accounts are connected, records synchronized, things done wrong; then
/// everything that was logged, traced, counted, stored or answered is searched for them.
/// </summary>
public sealed class CanaryTests
{
    private const string Key = "ck_canary4711keykeykey";
    private const string KeySecret = "cs_canary4711secretsecret";
    private const string WrongSecret = "cs_canary4712wrongwrong";
    // Where records are kept by design, so that a write can be settled, told and corrected. Swept by retention, read by admins alone.
    private static readonly Dictionary<string, string> BlobsOfRecords = new()
    {
        ["journal/"] = "exactly what was sent, for the lineage of a record",
        ["plans/"] = "exactly what a dry run plans to send",
        ["intents/"] = "the body of an announced write that does not fit its row",
    };

    private static readonly Dictionary<Table, string> TablesOfRecords = new()
    {
        [Table.Links] = "the body of an announced write",
        [Table.Failures] = "the body that was refused, to be corrected by a person",
    };

    private static readonly string[] Person = ["Zyxwvcanary", "Qwertzcanary", "canary.person@canary-mail.example", "+1 555 0100 4711"];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Nothing_planted_comes_to_light()
    {
        var (rows, blobs, log) = (new WrittenRows(), new WrittenBlobs(), new KeptLog());
        using var signals = new KeptSignals();
        await using var house = await ConsentHouse.Start(rows, log, blobs);
        await using var shop = await WooCommerceSimulator.StartAsync(
            new WooCommerceOptions { TreatAsTls = false, Keys = [new ApiKey(Key, KeySecret, ApiPermission.ReadWrite)] }, Cancellation);
        var order = Plant(shop);

        var answers = await Live(house, shop, order);
        Assert.True(Canadian(house).All("Customer").Any(customer => customer.ToJsonString().Contains(Person[0], StringComparison.Ordinal)), string.Join('\n', answers));

        var secrets = new[] { Key, KeySecret, WrongSecret, house.Intuit.ClientSecret }.Concat(house.Secrets.Values).Concat(house.Secrets.Values.SelectMany(Inside)).Distinct().ToList();
        Assert.True(secrets.Count >= 7, "Tokens are among the secrets that are searched for.");
        Assert.Contains(signals.Texts, text => text.StartsWith("span POST /v3/company/", StringComparison.Ordinal));
        Assert.Contains(signals.Texts, text => text.StartsWith("figure ", StringComparison.Ordinal));
        Assert.Contains(log.Lines, line => line.StartsWith("group ", StringComparison.Ordinal));
        Assert.Contains(blobs.Written, blob => blob.Name.StartsWith("journal/", StringComparison.Ordinal) && blob.Text.Contains(Person[0], StringComparison.Ordinal));
        foreach (var secret in secrets)
        {
            Assert.DoesNotContain(signals.Texts, text => text.Contains(secret, StringComparison.Ordinal));
            Assert.DoesNotContain(blobs.Written, blob => blob.Text.Contains(secret, StringComparison.Ordinal));
            Assert.DoesNotContain(log.Lines, line => line.Contains(secret, StringComparison.Ordinal));
            Assert.DoesNotContain(rows.Written, row => row.Text.Contains(secret, StringComparison.Ordinal));
            Assert.DoesNotContain(answers, answer => answer.Contains(secret, StringComparison.Ordinal));
        }

        foreach (var word in Person)
        {
            Assert.DoesNotContain(log.Lines, line => line.Contains(word, StringComparison.OrdinalIgnoreCase));
            Assert.DoesNotContain(signals.Texts, text => text.Contains(word, StringComparison.OrdinalIgnoreCase));
            Assert.DoesNotContain(rows.Written.Where(row => !TablesOfRecords.ContainsKey(row.Table)), row => row.Text.Contains(word, StringComparison.OrdinalIgnoreCase));
            Assert.DoesNotContain(blobs.Written.Where(blob => !BlobsOfRecords.Keys.Any(prefix => blob.Name.StartsWith(prefix, StringComparison.Ordinal))), blob => blob.Text.Contains(word, StringComparison.OrdinalIgnoreCase));
            Assert.DoesNotContain(answers, answer => answer.Contains(word, StringComparison.OrdinalIgnoreCase));
        }
    }

    private static int Plant(WooCommerceSimulator shop) => shop.Shop.AddOrder(new JsonObject
    {
        ["status"] = "processing",
        ["set_paid"] = true,
        ["billing"] = new JsonObject { ["first_name"] = Person[0], ["last_name"] = Person[1], ["email"] = Person[2], ["phone"] = Person[3] },
        ["line_items"] = new JsonArray(new JsonObject { ["product_id"] = shop.Shop.AddProduct(new JsonObject { ["name"] = "Thing", ["regular_price"] = "10.00" }), ["quantity"] = 1 }),
    });

    private static async Task<IReadOnlyList<string>> Live(ConsentHouse house, WooCommerceSimulator shop, int order)
    {
        var answers = new List<string>();
        async Task<string> Do(string method, string path, string? json = null)
        {
            var answer = await house.Send(method, path, ConsentHouse.Acme, json);
            answers.Add($"{answer.Response.Headers} {answer.Body}");
            return answer.Body;
        }

        house.Intuit.Owner.Company = Canadian(house).RealmId;
        var books = await house.Connect();
        await Do("PUT", $"/api/integrations/connections/{books}", new JsonObject { ["settings"] = CanadianConnection.Settings(house.Intuit, Canadian(house).RealmId) }.ToJsonString());
        await Do("POST", "/api/integrations/connections", Shop(shop, KeySecret));
        await Do("PUT", "/api/integrations/connections/shop-1", $$$"""{"secrets":{"consumerSecret":"{{{WrongSecret}}}"},"settings":{"nonsense":"{{{WrongSecret}}}"}}""");
        await Do("POST", "/api/integrations/connections", Shop(shop, WrongSecret).Replace("shop-1", "shop-2", StringComparison.Ordinal));
        await Do("POST", "/api/integrations/connections/shop-2/test");
        await Do("POST", $"/api/integrations/connections/{books}/test");
        var started = JsonNode.Parse(await Do("POST", "/api/sync/orders", $$"""{"source":"shop-1","target":"{{books}}","ids":["{{order}}"]}"""))!;
        var status = $"/api/sync/status/{started["syncId"]}";
        while ((string?)JsonNode.Parse(await Do("GET", status))!["status"] is "queued" or "running") await Task.Delay(100, Cancellation);
        foreach (var path in Gets(books)) await Do("GET", path);
        return answers;
    }

    private static Company Canadian(ConsentHouse house) => house.Intuit.Companies[1];

    // Every route that answers a GET, and lists with their entries.
    private static IEnumerable<string> Gets(string books) => RouteTable.All
        .Where(route => route.Needs is not null && HttpFunction.All[route.Function].Verb == "GET" && route.Of is null or Thing.Connection)
        .Where(route => HttpFunction.All[route.Function].Verb == "GET" && route.Function != "AskConsent")
        .SelectMany(route => new[] { "shop-1", "shop-2", books }.Select(id => HttpFunction.All[route.Function].Path(id) + route.Query)).Distinct();

    private static string Shop(WooCommerceSimulator shop, string secret) => $$$"""
        {"id":"shop-1","platform":"woocommerce","settings":{"storeUrl":"{{{shop.BaseUrl}}}","allowHttp":"true"},"secrets":{"consumerKey":"{{{Key}}}","consumerSecret":"{{{secret}}}"}}
        """;

    // Tokens are kept together, as JSON.
    private static IEnumerable<string> Inside(string secret) => secret.StartsWith('{')
        ? JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(secret)!.Where(part => part.Key.EndsWith("Token", StringComparison.Ordinal)).Select(part => part.Value.GetString()!)
        : [];
}
