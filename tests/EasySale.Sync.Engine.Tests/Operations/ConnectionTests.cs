using System.Text;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Failures;
using EasySale.Sync.Engine.Operations.Answers;
using EasySale.Sync.Engine.Operations.Connections;
using EasySale.Sync.Engine.Stores.Rows;
using EasySale.Sync.Engine.Tests.Fakes;

namespace EasySale.Sync.Engine.Tests.Operations;

public class ConnectionTests
{
    private const string Good = """{"platform":"shop","settings":{"url":"https://shop.example"},"secrets":{"consumerKey":"ck_very_secret"}}""";

    private readonly TestHouse _house = new();

    [Fact]
    public async Task A_connection_is_made_with_an_id_of_its_own_and_its_secret_kept_apart()
    {
        var made = await Create(Good);

        Assert.Matches("^shop-[0-9a-f]{8}$", made.Id);
        Assert.Equal("set", made.Secrets["consumerKey"]);
        Assert.Equal(["ck_very_secret"], _house.Secrets.Values);
    }

    [Fact]
    public async Task A_secret_is_in_no_answer_and_in_no_row()
    {
        var made = await Create(Good);
        var listed = await _house.GetConnections.List(TestHouse.Viewer, TestHouse.Cancellation);
        var test = await _house.TestConnection.Test(TestHouse.Operator, made.Id, TestHouse.Cancellation);
        var wrong = await TestHouse.Refused(() => Create("""{"platform":"shop","secrets":{"consumerKey":"ck_very_secret","token":7.5}}"""));
        var row = Assert.Single(await _house.Rows.Query(
            Table.Settings, Stores.Keys.Connections(TestHouse.Tenant), RowRange.All, null, TestHouse.Cancellation).ToListAsync(TestHouse.Cancellation));

        foreach (var answer in new[] { AnswerJson.Write(made), AnswerJson.Write(listed), AnswerJson.Write(test), AnswerJson.Write(wrong), Encoding.UTF8.GetBytes((string)row.Values["Json"]) })
            Assert.DoesNotContain("very_secret", Encoding.UTF8.GetString(answer), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{}""", "platform", "Allowed: books, shop.")]
    [InlineData("""{"platform":"moon"}""", "platform", "Allowed: books, shop.")]
    [InlineData("""{"platform":"shop","secrets":{"consumerKey":"k"}}""", "settings.url", "Is missing. The shop's address. Example: https://shop.example")]
    [InlineData("""{"platform":"shop","settings":{"url":"ftp://x"},"secrets":{"consumerKey":"k"}}""", "settings.url", "not the right form")]
    [InlineData("""{"platform":"shop","settings":{"url":"https://a","flavour":"salty"},"secrets":{"consumerKey":"k"}}""", "settings.flavour", "Allowed: sweet, sour.")]
    [InlineData("""{"platform":"shop","settings":{"url":"https://a","colour":"red"},"secrets":{"consumerKey":"k"}}""", "settings.colour", "Shop knows: url, flavour, shelves, consumerKey, token.")]
    [InlineData("""{"platform":"shop","settings":{"url":"https://a"},"secrets":{"consumerKey":"k","apiKey":"x"}}""", "secrets.apiKey", "Shop knows: consumerKey, token, url")]
    [InlineData("""{"platform":"shop","settings":{"url":"https://a"}}""", "secrets.consumerKey", "Is missing.")]
    [InlineData("""{"platform":"shop","settings":{"url":"https://a"},"secrets":{"consumerKey":"set"}}""", "secrets.consumerKey", "Does not look right.")]
    [InlineData("""{"platform":"shop","settings":{"url":"http://a","flavour":"sour"},"secrets":{"consumerKey":"k"}}""", "settings.flavour", "Sour needs https.")]
    [InlineData("""{"platform":"shop","id":"Not Good","settings":{"url":"https://a"},"secrets":{"consumerKey":"k"}}""", "id", "a-z, 0-9")]
    public async Task A_wrong_field_is_named_with_what_is_allowed(string body, string field, string message)
    {
        var problem = await TestHouse.Refused(() => Create(body));

        Assert.Equal(400, problem.Status);
        Assert.Contains(message, Assert.Single(problem.Errors![field]), StringComparison.Ordinal);
        Assert.Empty(_house.Secrets.Values);
    }

    [Fact]
    public async Task A_taken_id_is_refused_and_the_other_connection_keeps_its_secrets()
    {
        await Create(Good.Replace("{\"platform\"", "{\"id\":\"mine\",\"platform\"", StringComparison.Ordinal));

        var problem = await TestHouse.Refused(() => Create("""{"id":"mine","platform":"shop","settings":{"url":"https://b.example"},"secrets":{"consumerKey":"other"}}"""));

        Assert.Equal(409, problem.Status);
        Assert.Equal(["ck_very_secret"], _house.Secrets.Values);
    }

    [Fact]
    public async Task A_change_touches_what_was_sent_and_rotates_secrets()
    {
        var made = await Create(Good);

        var changed = await Update(made.Id, """{"name":"Main shop","settings":{"flavour":"sour"},"secrets":{"consumerKey":"ck_new"}}""");

        Assert.Equal<object>(["Main shop", "https://shop.example", "sour"], [changed.Name, changed.Settings["url"], changed.Settings["flavour"]]);
        Assert.Equal(["ck_new"], _house.Secrets.Values);
    }

    [Fact]
    public async Task Who_read_the_connection_before_its_secret_was_replaced_opens_it_with_the_new_one()
    {
        var made = await Create(Good);
        var before = await _house.Connections.Find(TestHouse.Tenant, made.Id, TestHouse.Cancellation);
        await Update(made.Id, """{"secrets":{"consumerKey":"ck_new"}}""");
        var seen = "";
        _house.Shop.OnProbe = context =>
        {
            seen = context.Secret(ShopConnector.ConsumerKey).Reveal();
            return new ProbeReport([]);
        };

        await (await _house.Opener.Open(before!, TestHouse.Cancellation)).System.Probe(TestHouse.Cancellation);

        Assert.Equal("ck_new", seen);
    }

    [Fact]
    public async Task What_is_shown_can_be_sent_back_unchanged()
    {
        var made = await Create(Good);

        await Update(made.Id, Encoding.UTF8.GetString(AnswerJson.Write(made)));

        Assert.Equal(["ck_very_secret"], _house.Secrets.Values);
    }

    [Theory]
    [InlineData("""{"1":"A","2":["B"]}""")]
    [InlineData(""" "{ \"1\" : \"A\", \"2\" : [\"B\"] }" """)]
    public async Task A_setting_that_is_json_is_taken_and_shown_as_an_object_and_kept_as_text(string sent)
    {
        var made = await Create(Good.Replace("\"url\"", $"\"shelves\":{sent},\"url\"", StringComparison.Ordinal));
        var shown = Encoding.UTF8.GetString(AnswerJson.Write(await _house.GetConnections.Get(TestHouse.Viewer, made.Id, TestHouse.Cancellation)));

        Assert.Contains("""{"url":"https://shop.example","shelves":{"1":"A","2":["B"]}}""", shown, StringComparison.Ordinal);
        Assert.Equal("""{"1":"A","2":["B"]}""", (await _house.Connections.Find(TestHouse.Tenant, made.Id, TestHouse.Cancellation))!.Settings["shelves"]);
    }

    [Theory]
    [InlineData("7")]
    [InlineData("\"A\"")]
    public async Task A_setting_that_is_json_takes_nothing_else(string sent)
    {
        var problem = await TestHouse.Refused(() => Create(Good.Replace("\"url\"", $"\"shelves\":{sent},\"url\"", StringComparison.Ordinal)));

        Assert.Contains("Must be an object or array.", Assert.Single(problem.Errors!["settings.shelves"]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_system_does_not_have_is_refused_when_it_is_saved_and_leaves_nothing_behind()
    {
        var made = await Create(Good);
        _house.Shop.OnCheck = () => new Dictionary<string, string> { ["shelves"] = "There is no shelf 9." };

        var problems = new[]
        {
            await TestHouse.Refused(() => Create("""{"platform":"shop","settings":{"url":"https://b.example"},"secrets":{"consumerKey":"other"}}""")),
            await TestHouse.Refused(() => Update(made.Id, """{"settings":{"flavour":"sour"},"secrets":{"consumerKey":"other"}}""")),
        };

        Assert.All(problems, problem => Assert.Equal(["There is no shelf 9."], problem.Errors!["settings.shelves"]));
        Assert.Equal(["ck_very_secret"], _house.Secrets.Values);
        Assert.Equal("Renamed", (await Update(made.Id, """{"name":"Renamed"}""")).Name);
    }

    [Fact]
    public async Task A_system_that_cannot_be_asked_keeps_nobody_from_saving()
    {
        _house.Shop.OnCheck = () => throw new SyncException(FailureCause.TryAgain, "network.unreachable", "It did not answer.");

        Assert.NotEmpty((await Create(Good)).Id);
    }

    [Fact]
    public async Task A_null_takes_an_optional_secret_away_but_not_a_required_one()
    {
        var made = await Create(Good.Replace("\"ck_very_secret\"", "\"ck_very_secret\",\"token\":\"t\"", StringComparison.Ordinal));

        var changed = await Update(made.Id, """{"secrets":{"token":null}}""");
        var problem = await TestHouse.Refused(() => Update(made.Id, """{"secrets":{"consumerKey":null}}"""));

        Assert.DoesNotContain("token", changed.Secrets.Keys);
        Assert.Contains("secrets.consumerKey", problem.Errors!.Keys);
        Assert.Equal(["ck_very_secret"], _house.Secrets.Values);
    }

    [Fact]
    public async Task A_deleted_connection_takes_its_secrets_along()
    {
        var made = await Create(Good);

        await _house.DeleteConnection.Delete(TestHouse.Admin, made.Id, TestHouse.Cancellation);

        Assert.Empty(_house.Secrets.Values);
        Assert.Equal(404, (await TestHouse.Refused(() => _house.GetConnections.Get(TestHouse.Viewer, made.Id, TestHouse.Cancellation))).Status);
    }

    [Fact]
    public async Task A_connection_with_an_active_run_stays()
    {
        var house = await TestHouse.Furnished();
        var started = await house.Start();

        var problem = await TestHouse.Refused(() => house.DeleteConnection.Delete(TestHouse.Admin, "books-1", TestHouse.Cancellation));

        Assert.Equal(409, problem.Status);
        Assert.Contains(started.SyncId, problem.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_test_tells_capability_by_capability_what_to_do()
    {
        var made = await Create(Good);
        _house.Shop.OnProbe = _ => new ProbeReport([new ProbeCheck("read orders", true, "Fine."), new ProbeCheck("read customers", false, "Give the key read access.", "shop.permission")]);

        var test = await _house.TestConnection.Test(TestHouse.Operator, made.Id, TestHouse.Cancellation);

        Assert.False(test.Ok);
        Assert.Equal(["read orders", "read customers"], test.Checks.Select(check => check.Capability));
    }

    [Fact]
    public async Task A_vendor_that_refuses_fails_the_test_not_the_request()
    {
        var made = await Create(Good);
        _house.Shop.OnProbe = _ => throw new SyncException(FailureCause.FixSettings, "shop.key_wrong", "The key is wrong.");

        var check = Assert.Single((await _house.TestConnection.Test(TestHouse.Operator, made.Id, TestHouse.Cancellation)).Checks);

        Assert.Equal((false, "shop.key_wrong", "The key is wrong."), (check.Ok, check.Code, check.Message));
    }

    [Fact]
    public async Task Nobody_reaches_another_tenants_connection()
    {
        var made = await Create(Good);
        var stranger = TestHouse.Admin with { Tenant = new("other") };

        Assert.Equal(404, (await TestHouse.Refused(() => _house.GetConnections.Get(stranger, made.Id, TestHouse.Cancellation))).Status);
        Assert.Equal(404, (await TestHouse.Refused(() => _house.DeleteConnection.Delete(stranger, made.Id, TestHouse.Cancellation))).Status);
    }

    [Fact]
    public async Task Only_an_administrator_changes_connections() =>
        Assert.Equal(403, (await TestHouse.Refused(() => _house.CreateConnection.Create(TestHouse.Operator, Input(Good), TestHouse.Cancellation))).Status);

    private Task<ConnectionView> Create(string body) => _house.CreateConnection.Create(TestHouse.Admin, Input(body), TestHouse.Cancellation);

    private Task<ConnectionView> Update(string id, string body) => _house.UpdateConnection.Update(TestHouse.Admin, id, Input(body), TestHouse.Cancellation);

    private ConnectionInput Input(string body) => ConnectionInput.Read(TestHouse.Json(body), _house.Catalog);
}
