using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using EasySale.Sync.Engine.Callers;

namespace EasySale.Sync.Hosts.Tests.Api;

public class SeeingApiTests(ApiHost api)
{
    [Theory]
    [InlineData("/api/sync/history", Role.Viewer)]
    [InlineData("/api/sync/metrics", Role.Viewer)]
    [InlineData("/api/health/ready", Role.Viewer)]
    [InlineData("/api/reports/reconciliation", Role.Viewer)]
    [InlineData("/api/sync/configuration/export", Role.Admin)]
    public async Task What_can_be_seen_is_answered(string path, Role role)
    {
        var (response, _) = await api.Send("GET", path, role: role);

        Assert.Equal((HttpStatusCode.OK, "application/json"), (response.StatusCode, response.Content.Headers.ContentType!.MediaType));
    }

    [Theory]
    [InlineData("/api/sync/history/export", "text/csv", "sync-history.csv")]
    [InlineData("/api/sync/failures/export?format=json", "application/json", "sync-failures.json")]
    [InlineData("/api/audit/export", "text/csv", "audit.csv")]
    [InlineData("/api/reports/cost?format=pdf", "application/pdf", "cost.pdf")]
    [InlineData("/api/reports/failures?format=csv", "text/csv", "failures.csv")]
    public async Task A_file_is_sent_as_it_is_made(string path, string type, string name)
    {
        var (response, content) = await api.File(path);

        Assert.Equal((HttpStatusCode.OK, type, name), (response.StatusCode, response.Content.Headers.ContentType!.MediaType, response.Content.Headers.ContentDisposition!.FileName!.Trim('"')));
        Assert.True(response.Headers.TransferEncodingChunked);
        Assert.Equal(type switch { "text/csv" => "\uFEFF"[0], "application/pdf" => '%', _ => '[' }, Encoding.UTF8.GetString(content)[0]);
    }

    [Theory]
    [InlineData("/api/sync/history?status=great", HttpStatusCode.BadRequest)]
    [InlineData("/api/reports/weather", HttpStatusCode.NotFound)]
    [InlineData("/api/sync/runs/22eae0d08344ffff069d12b8/log", HttpStatusCode.NotFound)]
    [InlineData("/api/sync/records/orders/77", HttpStatusCode.NotFound)]
    public async Task What_cannot_be_told_is_a_problem(string path, HttpStatusCode status)
    {
        var (response, _) = await api.Send("GET", path);

        Assert.Equal((status, "application/problem+json"), (response.StatusCode, response.Content.Headers.ContentType!.MediaType));
    }

    [Theory]
    [InlineData("/api/sync/status")]
    [InlineData("/api/sync/history")]
    [InlineData("/api/sync/failures")]
    [InlineData("/api/sync/conflicts")]
    [InlineData("/api/sync/runs/22eae0d08344ffff069d12b8/log")]
    [InlineData("/api/sync/plans/22eae0d08344ffff069d12b8")]
    [InlineData("/api/audit")]
    [InlineData("/api/notifications/deliveries")]
    public async Task A_cursor_no_answer_ever_had_is_named(string path)
    {
        foreach (var cursor in (string[])["garbage", "2", "failure-x", "~", "00|a"])
        {
            var (response, body) = await api.Send("GET", $"{path}?cursor={cursor}");

            Assert.True(response.StatusCode == HttpStatusCode.BadRequest, $"{cursor}: {(int)response.StatusCode}");
            Assert.Contains("nextCursor of an earlier answer", (string?)body!["errors"]!["cursor"]![0], StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_cursor_of_an_answer_leads_on()
    {
        foreach (var retries in (int[])[4, 3]) await api.Send("PUT", "/api/settings", $$"""{"maxRetries":{{retries}}}""");
        var (_, first) = await api.Send("GET", "/api/audit?limit=1&action=settings.changed");

        var (response, second) = await api.Send("GET", $"/api/audit?limit=1&action=settings.changed&cursor={Uri.EscapeDataString((string)first!["nextCursor"]!)}");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(("3", "4"), (Changed(first), Changed(second!)));
    }

    private static string? Changed(JsonNode page) => (string?)page["items"]![0]!["changes"]![0]!["after"];

    [Fact]
    public async Task A_records_id_may_hold_a_slash()
    {
        var (_, problem) = await api.Send("GET", "/api/sync/records/orders/woo-1%2F77");

        Assert.Contains("\"woo-1/77\"", (string?)problem!["detail"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GET", "/api/audit/export")]
    [InlineData("GET", "/api/sync/configuration/export")]
    [InlineData("POST", "/api/sync/configuration/export")]
    [InlineData("POST", "/api/sync/configuration/import")]
    public async Task What_only_admins_may_take_away_others_may_not(string method, string path)
    {
        var (response, _) = await api.Send(method, path, method == "POST" ? "{}" : null, role: Role.Operator);

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
    }
}
