using System.Net;
using EasySale.Sync.Engine.Callers;

namespace EasySale.Sync.Hosts.Tests.Api;

public class ApiTests(ApiHost api)
{
    [Fact]
    public async Task Liveness_is_open_to_everybody()
    {
        var (response, body) = await api.Send("GET", "/api/health/live", role: null);

        Assert.Equal((HttpStatusCode.OK, "live"), (response.StatusCode, (string?)body!["status"]));
    }

    [Theory]
    [InlineData("GET", "/api/sync/status")]
    [InlineData("POST", "/api/sync/orders")]
    [InlineData("POST", "/api/sync/widgets")]
    [InlineData("GET", "/api/integrations/health")]
    public async Task Without_a_key_nothing_else_is(string method, string path)
    {
        var (response, body) = await api.Send(method, path, role: null, headers: [("X-MS-CLIENT-PRINCIPAL", "e30=")]);

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
        Assert.Equal("urn:easysale-sync:problem:not-authenticated", (string?)body!["type"]);
    }

    [Theory]
    [InlineData("GET", "/api/sync/nothing/here", 404, "not-found", "docs/api.md")]
    [InlineData("GET", "/elsewhere", 404, "not-found", "docs/api.md")]
    [InlineData("DELETE", "/api/sync/status", 405, "method-not-allowed", "GET")]
    public async Task An_address_there_is_none_of_is_a_problem_too(string method, string path, int status, string type, string detail)
    {
        foreach (var role in (Role?[])[Role.Admin, null])
        {
            var (response, body) = await api.Send(method, path, role: role);

            Assert.Equal((status, $"urn:easysale-sync:problem:{type}"), ((int)response.StatusCode, (string?)body!["type"]));
            Assert.Contains(detail, (string?)body["detail"], StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task An_unknown_entity_is_told_the_known_ones()
    {
        var (response, body) = await api.Send("POST", "/api/sync/widgets", "{}");

        Assert.Equal((HttpStatusCode.NotFound, "urn:easysale-sync:problem:unknown-entity"), (response.StatusCode, (string?)body!["type"]));
        Assert.Contains("orders", body["allowed"]!.AsArray().Select(entity => (string?)entity));
    }

    [Fact]
    public async Task A_bad_start_is_a_problem_that_names_its_fields()
    {
        var (response, body) = await api.Send("POST", "/api/sync/orders", """{"mode":"sideways","source":"a","target":"b"}""");

        Assert.Equal((HttpStatusCode.BadRequest, 400), (response.StatusCode, (int?)body!["status"]));
        Assert.Contains("full, incremental", (string?)body["errors"]!["mode"]![0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_broken_body_is_a_problem()
    {
        var (response, body) = await api.Send("POST", "/api/sync/orders", "{");

        Assert.Equal((HttpStatusCode.BadRequest, "urn:easysale-sync:problem:invalid-json"), (response.StatusCode, (string?)body!["type"]));
    }

    [Fact]
    public async Task A_schedule_is_made_shown_changed_and_deleted()
    {
        var connection = """{"id":"timed","platform":"woocommerce","settings":{"storeUrl":"https://a.example"},"secrets":{"consumerKey":"ck_a","consumerSecret":"cs_a"}}""";
        await api.Send("POST", "/api/integrations/connections", connection, role: Role.Admin);
        var (made, body) = await api.Send("POST", "/api/sync/schedules", """{"credentialId":"timed","entityType":"orders","cronExpression":"0 2 * * *"}""", role: Role.Operator);
        var path = made.Headers.Location!.ToString();

        Assert.Equal((HttpStatusCode.Created, $"/api/sync/schedules/{body!["id"]}"), (made.StatusCode, path));
        var (_, changed) = await api.Send("PUT", path, """{"timezone":"Europe/Berlin","syncMode":"full"}""", role: Role.Operator);
        Assert.Equal(("Europe/Berlin", "full", "0 2 * * *"), ((string?)changed!["timezone"], (string?)changed["syncMode"], (string?)changed["cronExpression"]));
        Assert.NotNull((await api.Send("GET", path)).Body!["nextRunAt"]);
        Assert.Equal(3, (await api.Send("GET", "/api/sync/schedules/preview?cronExpression=*/5+*+*+*+*&count=3")).Body!["occurrences"]!.AsArray().Count);
        Assert.Equal(HttpStatusCode.NoContent, (await api.Send("DELETE", path, role: Role.Operator)).Response.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await api.Send("GET", path)).Response.StatusCode);
    }

    [Fact]
    public async Task A_viewer_looks_and_does_not_touch()
    {
        Assert.Equal(HttpStatusCode.OK, (await api.Send("GET", "/api/sync/status", role: Role.Viewer)).Response.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await api.Send("POST", "/api/sync/retry", role: Role.Viewer)).Response.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await api.Send("DELETE", "/api/integrations/connections/any", role: Role.Operator)).Response.StatusCode);
    }

    [Fact]
    public async Task What_does_not_exist_is_a_problem_too()
    {
        foreach (var (method, path) in new[] { ("GET", "/api/sync/status/nope"), ("GET", "/api/integrations/connections/nope"), ("DELETE", "/api/integrations/connections/nope"), ("POST", "/api/sync/failures/nope/retry") })
            Assert.Equal("urn:easysale-sync:problem:not-found", (string?)(await api.Send(method, path)).Body!["type"]);
    }

    [Fact]
    public async Task Lists_answer_empty_and_health_tells_the_version()
    {
        Assert.Empty((await api.Send("GET", "/api/sync/failures")).Body!["items"]!.AsArray());
        Assert.Equal("EasySale.Sync", (string?)(await api.Send("GET", "/api/integrations/health")).Body!["service"]);
    }
}
