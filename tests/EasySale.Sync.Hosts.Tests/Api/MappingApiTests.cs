using System.Net;
using System.Text.Json.Nodes;
using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Operations.Access;
using EasySale.Sync.Engine.Stores.Settings;
using EasySale.Sync.Functions.Callers;
using Microsoft.Extensions.DependencyInjection;

namespace EasySale.Sync.Hosts.Tests.Api;

public class MappingApiTests(ApiHost api)
{
    private const string Rules = """[{"target":"custom.po","source":"raw.meta_data[key=po].value","functions":["trim"]},{"target":"status","source":"status","functions":["upper"]}]""";
    private const string Mapping = "/api/sync/mappings/shop-1.db-1.orders";

    private TenantId _tenant;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_mapping_is_made_read_changed_and_taken_away()
    {
        await Connect("mapper-1");

        var (made, created) = await Send("POST", "/api/sync/mappings", Role.Admin, New);
        Assert.Equal((HttpStatusCode.Created, Mapping, 1), (made.StatusCode, made.Headers.Location!.ToString(), (int)created!["version"]!));
        var (got, shown) = await Send("GET", Mapping, Role.Viewer);
        Assert.Equal("\"1\"", got.Headers.ETag!.Tag);
        var (changed, _) = await Send("PUT", Mapping, Role.Admin, shown!.ToJsonString());
        Assert.Equal((HttpStatusCode.OK, "\"2\""), (changed.StatusCode, changed.Headers.ETag!.Tag));
        var (late, problem) = await Send("PUT", Mapping, Role.Admin, shown.ToJsonString());
        Assert.Equal((HttpStatusCode.Conflict, "urn:easysale-sync:problem:mapping-changed", 2), (late.StatusCode, (string?)problem!["type"], (int)problem["version"]!));
        Assert.Equal(HttpStatusCode.NoContent, (await Send("DELETE", Mapping, Role.Admin)).Response.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await Send("GET", Mapping, Role.Viewer)).Response.StatusCode);
        Assert.Equal([3, 2, 1], (await Send("GET", $"{Mapping}/versions", Role.Viewer)).Body!["items"]!.AsArray().Select(version => (int)version!["version"]!));
        Assert.Contains("mapping.deleted", (await Send("GET", "/api/audit", Role.Admin)).Body!["items"]!.AsArray().Select(entry => (string)entry!["action"]!));
    }

    [Fact]
    public async Task What_is_wrong_is_answered_field_by_field_and_roles_are_kept()
    {
        await Connect("mapper-2");

        var (_, wrong) = await Send("POST", "/api/sync/mappings", Role.Admin, """{"source":"shop-1","target":"db-1","entity":"orders","rules":[{"target":"grandTotal","source":"raw."}]}""");
        Assert.Equal(["rules[0].source", "rules[0].target"], wrong!["errors"]!.AsObject().Select(error => error.Key).Order(StringComparer.Ordinal));
        foreach (var (method, path) in new[] { ("POST", "/api/sync/mappings"), ("PUT", Mapping), ("DELETE", Mapping), ("POST", "/api/sync/mappings/import") })
            Assert.Equal(HttpStatusCode.Forbidden, (await Send(method, path, Role.Operator, Body(method, path))).Response.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await api.Send("GET", "/api/sync/mappings", role: null)).Response.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await Send("GET", "/api/sync/mappings/nonsense", Role.Viewer)).Response.StatusCode);
    }

    [Fact]
    public async Task Functions_defaults_preview_export_and_import_answer()
    {
        await Connect("mapper-3");

        Assert.Contains((await Send("GET", "/api/sync/mappings/functions", Role.Viewer)).Body!["items"]!.AsArray(), function => (string?)function!["signature"] == "split(separator, part)");
        var defaults = (await Send("GET", "/api/sync/mappings/defaults?platform=quickbooks&entity=customers", Role.Viewer)).Body!["items"]![0]!;
        Assert.Contains(defaults["fields"]!.AsArray(), field => ((string?)field!["source"], (string?)field["field"]) == ("email", "PrimaryEmailAddr.Address"));
        Assert.Equal(3, (int)(await Send("GET", "/api/sync/mappings/defaults?platform=quickbooks&entity=orders", Role.Viewer)).Body!["items"]![0]!["customFields"]!["most"]!);
        var preview = (await Send("POST", "/api/sync/mappings/preview", Role.Operator, Preview)).Body!;
        // No secrets are kept here, so the target cannot be asked for its plan; the record is mapped all the same.
        Assert.Equal(("COMPLETED", "PO-77"), ((string?)preview["record"]!["status"], (string?)preview["record"]!["custom"]!["po"]));
        Assert.Equal("connection.setting_missing", (string?)preview["problem"]!["code"]);
        await Send("POST", "/api/sync/mappings", Role.Admin, New);
        var exported = (await Send("GET", "/api/sync/mappings/export", Role.Viewer)).Body!;
        Assert.Equal("unchanged", (string?)(await Send("POST", "/api/sync/mappings/import", Role.Admin, exported.ToJsonString())).Body!["mappings"]![0]!["result"]);
        await Connect("mapper-4");
        Assert.Empty((await Send("GET", "/api/sync/mappings", Role.Viewer)).Body!["items"]!.AsArray());
        Assert.Equal(HttpStatusCode.NotFound, (await Send("GET", Mapping, Role.Viewer)).Response.StatusCode);
    }

    private static string New => $$"""{"source":"shop-1","target":"db-1","entity":"orders","rules":{{Rules}} }""";

    private static string Preview => $$"""
        {"source":"shop-1","target":"db-1","entity":"orders","rules":{{Rules}},"raw":{"meta_data":[{"key":"po","value":" PO-77 "}]},
         "record":{"id":"1","number":"1042","status":"completed","currency":"EUR","grandTotal":12.50,"billing":{},"createdAt":"2026-11-01T00:00:00Z","lines":[]} }
        """;

    private static string? Body(string method, string path) => method == "DELETE" ? null
        : path.EndsWith("import", StringComparison.Ordinal) ? $$"""{"mappings":[{"source":"shop-1","target":"db-1","entity":"orders","rules":{{Rules}} }]}"""
        : method == "PUT" ? $$"""{"version":1,"rules":{{Rules}} }"""
        : New;

    // A tenant of its own for each test: others' lists stay empty.
    private async Task<(HttpResponseMessage Response, JsonNode? Body)> Send(string method, string path, Role role, string? json = null)
    {
        var key = await api.Services.GetRequiredService<ApiKeys>().Create(Caller.System.For(_tenant), role.ToString(), [role], Cancellation);
        return await api.Send(method, path, json, role: null, (ApiKeyHeader.Header, key.Key.Reveal()));
    }

    private async Task Connect(string tenant)
    {
        _tenant = new TenantId(tenant);
        await Connect("shop-1", "woocommerce", "storeUrl", "https://shop.example");
        await Connect("db-1", "supabase", "projectUrl", "https://db.example");
    }

    private Task<bool> Connect(string id, string platform, string setting, string value) => api.Services.GetRequiredService<ConnectionStore>().Add(
        new Connection { Tenant = _tenant, Id = id, Platform = platform, Name = id, Settings = new Dictionary<string, string> { [setting] = value } }, Cancellation);
}
