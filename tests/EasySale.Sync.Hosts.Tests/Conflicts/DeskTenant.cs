using System.Text.Json;
using System.Text.Json.Nodes;
using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Stores.Routes;
using EasySale.Sync.Engine.Tests.Fakes;
using EasySale.Sync.Functions.Callers;

namespace EasySale.Sync.Hosts.Tests.Conflicts;

/// <summary>A tenant with a two-way route between its two desks, asked through HTTP.</summary>
public sealed class DeskTenant
{
    private static readonly DateTimeOffset Opened = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private readonly DeskHost _host;
    private readonly TenantId _tenant;
    private readonly string _key;
    private int _ticks;

    public DeskTenant(DeskHost host, TenantId tenant, string key)
    {
        (_host, _tenant, _key) = (host, tenant, key);
        (Left, Right) = (new FakeDesk("", Tick), new FakeDesk("r", Tick));
    }

    public FakeDesk Left { get; }

    public FakeDesk Right { get; }

    public FakeDesk Desk(string side) => side == "left" ? Left : Right;

    public async Task Connect(ConflictStrategy strategy)
    {
        foreach (var side in (string[])["left", "right"]) await Send("POST", "/api/integrations/connections", new { id = side, platform = side });
        await Send("PUT", "/api/settings", new { startsAreConfirmed = true, startsPerMinute = 50 });
        var spelled = JsonNamingPolicy.CamelCase.ConvertName(strategy.ToString());
        await Send("PUT", "/api/sync/routes", new { source = "left", target = "right", entity = "customers", isActive = true, direction = "twoWay", conflictStrategy = spelled });
    }

    /// <summary>A run from left to right: of these records, or of what changed.</summary>
    public Task Forth(params string[] ids) => Run("left", "right", ids);

    public Task Back(params string[] ids) => Run("right", "left", ids);

    /// <summary>A customer both sides have and agree on.</summary>
    public async Task<(string Left, string Right)> Pair()
    {
        var left = Left.Add(new Customer { Id = "", FirstName = "Ann", Email = "ann@x.test", Phone = "1" });
        await Forth();
        await Back();
        return (left, Right.Customers[^1].Id);
    }

    public async Task<IReadOnlyList<JsonNode>> Conflicts(string query = "") =>
        [.. (await Send("GET", "/api/sync/conflicts" + query)).AsObject()["items"]!.AsArray().Select(item => item!)];

    /// <summary>Decides the only conflict, and lets the run that does it come to its end.</summary>
    public async Task Decide(string answer)
    {
        var id = (string)Assert.Single(await Conflicts())["id"]!;
        var resolved = await Send("POST", $"/api/sync/conflicts/{id}/resolve", JsonNode.Parse(answer));
        await Ended(resolved["run"]!);
    }

    private async Task Run(string source, string target, string[] ids) =>
        await Ended(await Send("POST", "/api/sync/customers", new { source, target, mode = "incremental", ids = ids.Length == 0 ? null : ids }));

    private async Task Ended(JsonNode run)
    {
        await _host.Ended(_tenant, (string)run["syncId"]!);
        Assert.Equal("completed", (string?)(await Send("GET", (string)run["links"]!["status"]!))["status"]);
    }

    private async Task<JsonNode> Send(string method, string path, object? body = null)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        request.Headers.Add(ApiKeyHeader.Header, _key);
        if (body is not null) request.Content = new StringContent(JsonSerializer.Serialize(body), null, "application/json");
        using var response = await _host.Http.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(response.IsSuccessStatusCode, $"{method} {path}: {(int)response.StatusCode} {text}");
        return JsonNode.Parse(text)!;
    }

    private DateTimeOffset Tick() => Opened.AddSeconds(++_ticks);
}
