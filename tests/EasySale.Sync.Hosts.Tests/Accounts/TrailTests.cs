using System.Text.Json.Nodes;
using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Operations.Access;
using EasySale.Sync.Engine.Stores.Audit;
using Microsoft.Extensions.DependencyInjection;

namespace EasySale.Sync.Hosts.Tests.Accounts;

/// <summary>Whatever an admin changes is on the trail: who, what, before and after, and no secret.</summary>
public sealed class TrailTests
{
    private const string Shop = """
        {"id":"shop-1","platform":"woocommerce","name":"Anna's shop","settings":{"storeUrl":"https://shop.example.com"},"secrets":{"consumerKey":"ck_trail","consumerSecret":"cs_trail"}}
        """;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_change_is_on_it()
    {
        await using var house = await ConsentHouse.Start();
        await Do(house, "POST", "/api/integrations/connections", Shop);
        await Do(house, "PUT", "/api/integrations/connections/shop-1", """{"settings":{"pageSize":"50"},"secrets":{"consumerSecret":"cs_trail2"},"enabled":false}""");
        await Do(house, "POST", "/api/integrations/connections/shop-1/accept-shape");
        await Do(house, "PUT", "/api/settings", """{"startsPerMinute":20}""");
        var schedule = (string)JsonNode.Parse(await Do(house, "POST", "/api/sync/schedules", """{"credentialId":"shop-1","entityType":"orders","cronExpression":"0 2 * * *"}"""))!["id"]!;
        await Do(house, "PUT", $"/api/sync/schedules/{schedule}", """{"timezone":"Europe/Berlin"}""");
        await Do(house, "DELETE", $"/api/sync/schedules/{schedule}");
        await Do(house, "DELETE", "/api/integrations/connections/shop-1/webhooks");
        await Do(house, "DELETE", "/api/integrations/connections/shop-1");
        var keys = house.Services.GetRequiredService<ApiKeys>();
        var key = await keys.Create(Caller.System.For(ConsentHouse.Acme), "u-2", [Role.Viewer], Cancellation);
        await keys.Revoke(Caller.System.For(ConsentHouse.Acme), key.Id, Cancellation);
        var books = await house.Connect();

        var trail = (await house.Get("/api/audit?limit=200", ConsentHouse.Acme))["items"]!.AsArray();
        string[] wanted =
        [
            AuditActions.ConnectionCreated, AuditActions.ConnectionChanged, AuditActions.ShapeAccepted, AuditActions.SettingsChanged, AuditActions.ScheduleCreated,
            AuditActions.ScheduleChanged, AuditActions.ScheduleDeleted, AuditActions.WebhooksRemoved, AuditActions.ConnectionDeleted, AuditActions.ApiKeyCreated,
            AuditActions.ApiKeyRevoked, AuditActions.AccountConnected,
        ];
        Assert.Superset(wanted.ToHashSet(), trail.Select(entry => (string)entry!["action"]!).ToHashSet());
        Assert.DoesNotContain("cs_trail", trail.ToJsonString(), StringComparison.Ordinal);
        Assert.DoesNotContain("Anna", trail.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal(books, (string?)trail.First(entry => (string?)entry!["action"] == AuditActions.AccountConnected)!["subject"]);

        foreach (var value in trail.SelectMany(entry => entry!["changes"]!.AsArray()).SelectMany(change => new[] { (string?)change!["before"], (string?)change["after"] }))
            if (value is not null) JsonNode.Parse(value);

        var revoked = trail.First(entry => (string?)entry!["action"] == AuditActions.ApiKeyRevoked)!["changes"]!.AsArray();
        Assert.Equal([("roles", "\"viewer\"", null), ("user", "\"u-2\"", null)], revoked.Select(change => ((string)change!["path"]!, (string?)change["before"], (string?)change["after"])).Order());

        var changed = trail.First(entry => (string?)entry!["action"] == AuditActions.ConnectionChanged)!;
        Assert.Equal("admin of acme", (string?)changed["by"]);
        Assert.Equal(
            [("enabled", "true", "false"), ("secrets.consumerSecret", "\"set\"", "\"changed\""), ("settings.pageSize", null, "\"50\"")],
            changed["changes"]!.AsArray().Select(change => ((string)change!["path"]!, (string?)change["before"], (string?)change["after"])).Order());
        Assert.DoesNotContain((await house.Get("/api/audit", ConsentHouse.Other))["items"]!.AsArray(), entry => (string?)entry!["action"] != AuditActions.ApiKeyCreated);
    }

    private static async Task<string> Do(ConsentHouse house, string method, string path, string? json = null)
    {
        var (status, body, _) = await house.Send(method, path, ConsentHouse.Acme, json);
        Assert.True(status is >= 200 and < 300, $"{method} {path}: {status} {body}");
        return body;
    }
}
