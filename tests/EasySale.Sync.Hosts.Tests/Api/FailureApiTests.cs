using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Failures;
using EasySale.Sync.Engine.Operations.Access;
using EasySale.Sync.Engine.Stores;
using EasySale.Sync.Engine.Stores.Failures;
using EasySale.Sync.Functions.Callers;
using Microsoft.Extensions.DependencyInjection;

namespace EasySale.Sync.Hosts.Tests.Api;

public class FailureApiTests(ApiHost api)
{
    private static readonly TenantId Tenant = new("corrector");
    private static readonly string Id = FailedRecord.IdOf("shop-1", "books-1", new RecordKey(RecordKind.Orders, "1042"));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_payload_is_shown_corrected_and_the_trail_tells_it()
    {
        await Fail();
        var path = $"/api/sync/failures/{Id}";

        Assert.Equal("A•••", (string?)(await Send("GET", path, Role.Viewer)).Body!["operations"]![0]!["body"]!["name"]);
        Assert.Equal("Ann Smith", (string?)(await Send("GET", path, Role.Operator)).Body!["operations"]![0]!["body"]!["name"]);
        var (edited, body) = await Send("PUT", $"{path}/payload", Role.Operator, """{"merge":{"name":"Ann Smyth"}}""");
        Assert.Equal((HttpStatusCode.OK, "Ann Smyth", true), (edited.StatusCode, (string?)body!["operations"]![0]!["body"]!["name"], (bool)body["operations"]![0]!["isEdited"]!));
        var (_, trail) = await Send("GET", $"/api/audit?subject={Id}&limit=1", Role.Admin);
        Assert.Equal(("payload.edited", "record.name"), ((string?)trail!["items"]![0]!["action"], (string?)trail["items"]![0]!["changes"]![0]!["path"]));
    }

    [Fact]
    public async Task What_was_seen_to_by_hand_is_dismissed()
    {
        await Fail();
        var path = $"/api/sync/failures/{Id}";

        Assert.Equal(HttpStatusCode.Forbidden, (await Send("POST", $"{path}/dismiss", Role.Viewer)).Response.StatusCode);
        var (dismissed, body) = await Send("POST", $"{path}/dismiss", Role.Operator);
        Assert.Equal((HttpStatusCode.OK, Id, "orders"), (dismissed.StatusCode, (string?)body!["id"], (string?)body["entity"]));
        Assert.Equal(HttpStatusCode.NotFound, (await Send("GET", path, Role.Viewer)).Response.StatusCode);
        Assert.Equal("failure.dismissed", (string?)(await Send("GET", $"/api/audit?subject={Id}&limit=1", Role.Admin)).Body!["items"]![0]!["action"]);
    }

    [Fact]
    public async Task What_may_not_be_done_is_told()
    {
        await Fail();
        var path = $"/api/sync/failures/{Id}/payload";

        Assert.Equal(HttpStatusCode.Forbidden, (await Send("PUT", path, Role.Viewer, """{"merge":{}}""")).Response.StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await Send("PUT", path, Role.Operator, """{"merge":{"name":"{{orders/1}}"}}""")).Response.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await Send("GET", "/api/sync/failures/none", Role.Viewer)).Response.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await Send("PUT", "/api/sync/failures/none/payload", Role.Operator, """{"merge":{}}""")).Response.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await Send("GET", "/api/audit", Role.Operator)).Response.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await api.Send("GET", "/api/audit", role: null)).Response.StatusCode);
    }

    // A tenant of its own: others' lists stay empty.
    private async Task<(HttpResponseMessage Response, JsonNode? Body)> Send(string method, string path, Role role, string? json = null)
    {
        var key = await api.Services.GetRequiredService<ApiKeys>().Create(Caller.System.For(Tenant), role.ToString(), [role], Cancellation);
        return await api.Send(method, path, json, role: null, (ApiKeyHeader.Header, key.Key.Reveal()));
    }

    private async Task Fail()
    {
        var failure = new FailedRecord
        {
            Id = Id,
            Kind = RecordKind.Orders,
            SourceId = "1042",
            Source = "shop-1",
            Target = "books-1",
            Cause = FailureCause.FixRecord,
            Code = "books.name",
            Message = "The name is wrong.",
            Attempts = 1,
            FirstAt = DateTimeOffset.UnixEpoch,
            LastAt = DateTimeOffset.UnixEpoch,
            SyncId = "earlier",
        };
        var planned = new PlannedOperation(Purposes.Record, OperationAction.Create, "Invoice", new ExactJson(Encoding.UTF8.GetBytes("""{"name":"Ann Smith","total":1.50}""")));
        await api.Services.GetRequiredService<PayloadStore>().Save(Tenant, [new PlannedPayload(Id, "hash", [planned])], [], Cancellation);
        await api.Services.GetRequiredService<FailureStore>().Save(Tenant, [failure], [], Cancellation);
    }
}
