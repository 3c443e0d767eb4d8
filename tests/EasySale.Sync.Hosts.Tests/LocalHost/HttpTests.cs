using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using EasySale.Sync.Hosts.Tests.OneMachine.Sample;

namespace EasySale.Sync.Hosts.Tests.OneMachine;

public sealed class HttpTests
{
    private readonly Ledger _ledger = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("POST", "/api/things/orders", HttpStatusCode.OK, """{"function":"Entity","entity":"orders","method":"POST"}""")]
    [InlineData("POST", "/api/things/dry-run", HttpStatusCode.OK, """{"function":"DryRun"}""")]
    [InlineData("GET", "/api/numbered/41/11111111-2222-3333-4444-555555555555", HttpStatusCode.OK, "42 11111111-2222-3333-4444-555555555555 True True")]
    [InlineData("GET", "/api/Silent", HttpStatusCode.OK, "")]
    [InlineData("GET", "/api/breaks/known", HttpStatusCode.NotFound, "no such thing")]
    [InlineData("GET", "/api/breaks/unknown", HttpStatusCode.InternalServerError, "")]
    public async Task Requests_reach_the_function_of_their_route(string method, string path, HttpStatusCode status, string body)
    {
        await using var host = await SampleHost.Start(ledger: _ledger);
        using var http = new HttpClient();
        using var answer = await http.SendAsync(new HttpRequestMessage(new HttpMethod(method), host.BaseUrl + path), Cancellation);
        Assert.Equal((status, body), (answer.StatusCode, await answer.Content.ReadAsStringAsync(Cancellation)));
    }

    [Theory]
    [InlineData("POST", "/api/things/unknown", HttpStatusCode.NotFound, "There is no such address")]
    [InlineData("GET", "/api/things/orders", HttpStatusCode.MethodNotAllowed, "Allowed here: POST")]
    [InlineData("GET", "/api/numbered/x/11111111-2222-3333-4444-555555555555", HttpStatusCode.NotFound, "docs/api.md")]
    [InlineData("GET", "/silent", HttpStatusCode.NotFound, "There is no such address")]
    public async Task What_reaches_no_function_is_a_problem(string method, string path, HttpStatusCode status, string detail)
    {
        await using var host = await SampleHost.Start(ledger: _ledger);
        using var http = new HttpClient();
        http.DefaultRequestHeaders.Add("x-correlation-id", "mine");
        using var answer = await http.SendAsync(new HttpRequestMessage(new HttpMethod(method), host.BaseUrl + path), Cancellation);

        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>(Cancellation);
        Assert.Equal((status, "application/problem+json"), (answer.StatusCode, answer.Content.Headers.ContentType!.MediaType));
        Assert.Equal(((int)status, "mine"), (problem.GetProperty("status").GetInt32(), problem.GetProperty("correlationId").GetString()));
        Assert.Contains(detail, problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Equal("mine", answer.Headers.GetValues("x-correlation-id").Single());
    }

    [Fact]
    public async Task Middleware_may_answer_instead_of_the_function()
    {
        await using var host = await SampleHost.Start(ledger: _ledger);
        using var http = new HttpClient();
        http.DefaultRequestHeaders.Add("X-Stop", "1");
        using var answer = await http.GetAsync(host.BaseUrl + "/api/silent", Cancellation);
        Assert.Equal((418, "stopped"), ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync(Cancellation)));
        Assert.Equal(0, _ledger.Count("silent"));
    }

    [Fact]
    public async Task Middleware_sees_the_functions_own_exception_and_may_set_headers_after_it()
    {
        await using var host = await SampleHost.Start(ledger: _ledger);
        using var http = new HttpClient();
        using var broken = await http.GetAsync(host.BaseUrl + "/api/breaks/known", Cancellation);
        using var fine = await http.GetAsync(host.BaseUrl + "/api/silent", Cancellation);
        Assert.Equal(1, _ledger.Count("caught httpTrigger"));
        Assert.Equal("Silent", fine.Headers.GetValues("X-Function").Single());
    }

    [Fact]
    public async Task A_forged_principal_is_stripped()
    {
        await using var host = await SampleHost.Start();
        using var http = new HttpClient();
        foreach (var name in new[] { "X-MS-CLIENT-PRINCIPAL", "x-ms-client-principal-id", "X-Ms-Client-Principal-Name", "X-Mine" })
            http.DefaultRequestHeaders.Add(name, "me");
        Assert.Equal("X-Mine", await http.GetStringAsync(host.BaseUrl + "/api/headers", Cancellation));
    }

    [Theory]
    [InlineData("""{"left":1,"Right":2}""", "application/json", HttpStatusCode.OK)]
    [InlineData("""{"left":"one"}""", "application/json", HttpStatusCode.InternalServerError)]
    [InlineData("", "application/json", HttpStatusCode.InternalServerError)]
    [InlineData("""{"left":1,"right":2}""", "text/plain", HttpStatusCode.InternalServerError)]
    public async Task A_body_is_bound_from_json_or_the_function_fails(string body, string type, HttpStatusCode status)
    {
        await using var host = await SampleHost.Start();
        using var http = new HttpClient();
        using var content = new StringContent(body, System.Text.Encoding.UTF8, type);
        using var answer = await http.PostAsync(host.BaseUrl + "/api/body", content, Cancellation);
        Assert.Equal(status, answer.StatusCode);
    }

    [Fact]
    public async Task A_request_can_start_an_orchestration()
    {
        await using var host = await SampleHost.Start(ledger: _ledger);
        using var http = new HttpClient();
        using var answer = await http.PostAsync(host.BaseUrl + "/api/begin/3", null, Cancellation);
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        var started = await answer.Content.ReadFromJsonAsync<Dictionary<string, string>>(Cancellation);
        Assert.Equal(6, (await host.End(started!["instanceId"])).ReadOutputAs<int>());
    }

    [Fact]
    public async Task Nothing_but_loopback_is_listened_on()
    {
        await using var host = await SampleHost.Start();
        Assert.True(IPAddress.IsLoopback(IPAddress.Parse(new Uri(host.BaseUrl).Host)));
    }
}
