using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Telemetry;
using EasySale.Sync.Hosts.Tests.Api;

namespace EasySale.Sync.Hosts.Tests.Telemetry;

/// <summary>Every answer names the id that its log lines and spans are found by.</summary>
public sealed class CorrelationTests(ApiHost api)
{
    [Fact]
    public async Task What_the_caller_names_is_answered()
    {
        var (response, _) = await api.Send("GET", "/api/sync/status", headers: (CorrelationId.Header, "desk.1"));

        Assert.Equal("desk.1", Assert.Single(response.Headers.GetValues(CorrelationId.Header)));
    }

    [Theory]
    [InlineData("anna@mail.example")]
    [InlineData("two words")]
    [InlineData("12345678901234567890123456789012345678901234567890123456789012345")]
    public async Task What_is_no_id_is_replaced(string named)
    {
        var (response, _) = await api.Send("GET", "/api/sync/status", headers: (CorrelationId.Header, named));

        Assert.True(response.IsSuccessStatusCode);
        Assert.True(CorrelationId.IsValid(Assert.Single(response.Headers.GetValues(CorrelationId.Header))) && !response.Headers.GetValues(CorrelationId.Header).Contains(named));
    }

    [Fact]
    public async Task A_trace_gives_its_own_id()
    {
        var (response, _) = await api.Send("GET", "/api/sync/status", headers: ("traceparent", "00-1af7651916cd43dd8448eb211c80319d-b7ad6b7169203331-01"));

        Assert.Equal("1af7651916cd43dd8448eb211c80319d", Assert.Single(response.Headers.GetValues(CorrelationId.Header)));
    }

    [Theory]
    [InlineData("/api/sync/status/nothing", Role.Viewer, 404)]
    [InlineData("/api/sync/failures?limit=x", Role.Viewer, 400)]
    [InlineData("/api/sync/status", null, 401)]
    public async Task Every_problem_names_it(string path, Role? role, int status)
    {
        var (response, body) = await api.Send("GET", path, role: role, headers: (CorrelationId.Header, "desk.2"));

        Assert.Equal((status, "desk.2"), ((int)response.StatusCode, (string?)body!["correlationId"]));
    }
}
