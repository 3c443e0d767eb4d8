using System.Net;
using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Stores.Drift;
using EasySale.Sync.Engine.Stores.Runs;
using EasySale.Sync.Engine.Stores.Shapes;
using Microsoft.Extensions.DependencyInjection;

namespace EasySale.Sync.Hosts.Tests.Api;

public sealed class DriftApiTests(ApiHost api)
{
    private static readonly TenantId Tenant = new("acme");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_last_comparison_of_a_route_is_told_to_its_tenant_alone()
    {
        var drift = api.Services.GetRequiredService<DriftStore>();
        await drift.Put(Tenant, Report("drifted", gone: 2), Cancellation);
        await drift.Put(new TenantId("rival"), Report("theirs", gone: 7), Cancellation);

        var (response, body) = await api.Send("GET", "/api/sync/drift", role: Role.Viewer);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.DoesNotContain(body!["items"]!.AsArray(), report => (string?)report!["source"] == "theirs");
        var told = body["items"]!.AsArray().Single(report => (string?)report!["source"] == "drifted")!;
        Assert.Equal(("database", "orders", "stopped"), ((string?)told["target"], (string?)told["entity"], (string?)told["state"]));
        Assert.Equal((249, 1, 2, 3), ((int)told["checked"]!, (int)told["missing"]!, (int)told["gone"]!, (int)told["changed"]!));
        Assert.Equal(2, (int)told["handled"]!["written"]!);
        Assert.Equal($"/api/sync/status/{told["syncId"]}", (string?)told["links"]!["status"]);
        Assert.Equal(HttpStatusCode.Unauthorized, (await api.Send("GET", "/api/sync/drift", role: null)).Response.StatusCode);
    }

    [Fact]
    public async Task An_accepted_shape_is_forgotten_so_that_the_new_one_is_learnt()
    {
        var shapes = api.Services.GetRequiredService<ShapeStore>();
        await api.Send("POST", "/api/integrations/connections", """{"id":"reshaped","platform":"woocommerce","settings":{"storeUrl":"https://a.example"},"secrets":{"consumerKey":"ck_a","consumerSecret":"cs_a"}}""");
        await shapes.Put(Tenant, "reshaped", RecordKind.Orders, new Dictionary<string, FormShape> { ["order"] = FormShape.Unknown }, Cancellation);
        const string path = "/api/integrations/connections/reshaped/accept-shape";

        Assert.Equal(HttpStatusCode.Forbidden, (await api.Send("POST", path, role: Role.Viewer)).Response.StatusCode);
        Assert.NotEmpty(await shapes.Get(Tenant, "reshaped", RecordKind.Orders, Cancellation));
        Assert.Equal(HttpStatusCode.NoContent, (await api.Send("POST", path, role: Role.Operator)).Response.StatusCode);
        Assert.Empty(await shapes.Get(Tenant, "reshaped", RecordKind.Orders, Cancellation));
        Assert.Equal(HttpStatusCode.NotFound, (await api.Send("POST", "/api/integrations/connections/nobody/accept-shape", role: Role.Operator)).Response.StatusCode);
    }

    private static DriftReport Report(string source, long gone) => new()
    {
        Source = source,
        Target = "database",
        Kind = RecordKind.Orders,
        SyncId = SyncIds.Of(DateTimeOffset.UnixEpoch, source),
        At = DateTimeOffset.UnixEpoch,
        State = DriftState.Stopped,
        Counts = new DriftCounts { Checked = 249, Linked = 249, Missing = 1, Gone = gone, Changed = 3 },
        Handled = new RunCounts { Read = 3, Written = 2 },
    };
}
