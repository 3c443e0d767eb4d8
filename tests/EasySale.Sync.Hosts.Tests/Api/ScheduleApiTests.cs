using System.Net;
using System.Text.Json.Nodes;
using EasySale.Sync.Engine.Callers;

namespace EasySale.Sync.Hosts.Tests.Api;

public sealed class ScheduleApiTests(ApiHost api)
{
    [Fact]
    public async Task One_that_is_made_answers_its_id_and_a_sentence_and_is_listed_as_it_is()
    {
        await Connect("listed");
        var (made, body) = await api.Send("POST", "/api/sync/schedules", """{"platform":"woocommerce","credentialId":"listed","entityType":"all","cronExpression":"15 30 2 * * 1","syncMode":"full"}""", Role.Operator);

        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        Assert.Equal(["id", "message"], body!.AsObject().Select(field => field.Key));
        Assert.NotEmpty(body["message"]!.ToString());
        var listed = (await api.Send("GET", "/api/sync/schedules", role: Role.Viewer)).Body!["items"]!.AsArray().Single(one => (string?)one!["id"] == (string?)body["id"])!;
        Assert.Equal(
            ("woocommerce", "listed", "all", "15 30 2 * * 1", "full", "America/Edmonton", true),
            ((string?)listed["platform"], (string?)listed["credentialId"], (string?)listed["entityType"], (string?)listed["cronExpression"], (string?)listed["syncMode"], (string?)listed["timezone"], (bool)listed["isActive"]!));
        Assert.Null(listed["lastRunAt"]);
        Assert.Equal(DayOfWeek.Monday, ((DateTimeOffset)listed["nextRunAt"]!).AddHours(-7).DayOfWeek);
    }

    [Fact]
    public async Task A_change_keeps_what_it_leaves_out_and_one_switched_off_has_no_next_time()
    {
        await Connect("changed");
        var (made, _) = await api.Send("POST", "/api/sync/schedules", """{"credentialId":"changed","entityType":"orders","cronExpression":"0 2 * * *","timezone":"Europe/Paris"}""", Role.Operator);
        var path = made.Headers.Location!.ToString();

        var (off, body) = await api.Send("PUT", path, """{"isActive":false}""", Role.Operator);
        Assert.Equal((HttpStatusCode.OK, false, "0 2 * * *", "Europe/Paris"), (off.StatusCode, (bool)body!["isActive"]!, (string?)body["cronExpression"], (string?)body["timezone"]));
        Assert.Null(body["nextRunAt"]);

        var (_, again) = await api.Send("PUT", path, """{"isActive":true,"cronExpression":"30 5 * * *"}""", Role.Operator);
        Assert.Equal(("30 5 * * *", "Europe/Paris"), ((string?)again!["cronExpression"], (string?)again["timezone"]));
        Assert.Equal(30, ((DateTimeOffset)again["nextRunAt"]!).Minute);
    }

    [Theory]
    [InlineData("""{"cronExpression":"0 25 * * *"}""", "cronExpression", "Field 2, the hour (0-23), is not valid: \"25\" (position 3). Example: ")]
    [InlineData("""{"cronExpression":"0 2 * *"}""", "cronExpression", "Has 4 fields, not 5 (minute first) or 6 (second first). Example: ")]
    [InlineData("""{"cronExpression":"0 0 2 * * someday"}""", "cronExpression", "Field 6, the day of the week (0-6, 0 is Sunday), is not valid: \"someday\" (position 11). Example: ")]
    [InlineData("""{"cronExpression":"0 2 30 2 *"}""", "cronExpression", "Never comes: there is no such day. Example: ")]
    [InlineData("""{"timezone":"Mountain Time"}""", "timezone", "\"Mountain Time\" is no IANA time zone. Example: \"America/Edmonton\".")]
    [InlineData("""{"timezone":"america/edmonton"}""", "timezone", "Is \"America/Edmonton\" meant?")]
    [InlineData("""{"syncMode":"sometimes"}""", "syncMode", "full, incremental")]
    [InlineData("""{"entityType":"planets"}""", "entityType", "customers, products")]
    public async Task What_is_wrong_is_told_with_its_field_its_place_and_an_example(string change, string field, string message)
    {
        await Connect("wrong");
        var body = """{"credentialId":"wrong","entityType":"orders","cronExpression":"0 2 * * *"}""";
        var fields = JsonNode.Parse(body)!.AsObject();
        foreach (var (name, value) in JsonNode.Parse(change)!.AsObject()) fields[name] = value!.DeepClone();

        var (response, problem) = await api.Send("POST", "/api/sync/schedules", fields.ToJsonString(), Role.Operator);

        Assert.Equal((HttpStatusCode.BadRequest, "application/problem+json"), (response.StatusCode, response.Content.Headers.ContentType!.MediaType));
        Assert.Equal([field], problem!["errors"]!.AsObject().Select(error => error.Key));
        Assert.Contains(message, (string?)problem["errors"]![field]![0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Everything_that_is_missing_is_named_at_once()
    {
        var (_, problem) = await api.Send("POST", "/api/sync/schedules", "{}", Role.Operator);
        Assert.Equal(["credentialId", "cronExpression", "entityType"], problem!["errors"]!.AsObject().Select(error => error.Key).Order());
    }

    private Task Connect(string id) => api.Send("POST", "/api/integrations/connections", $$$"""
        {"id":"{{{id}}}","platform":"woocommerce","settings":{"storeUrl":"https://a.example"},"secrets":{"consumerKey":"ck_a","consumerSecret":"cs_a"}}
        """);
}
