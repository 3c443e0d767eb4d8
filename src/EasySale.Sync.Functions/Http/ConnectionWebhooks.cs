using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Operations.Webhooks;
using EasySale.Sync.Functions.Callers;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace EasySale.Sync.Functions.Http;

public sealed class ConnectionWebhooks(ManageWebhooks webhooks)
{
    [Function("RegisterWebhooks")]
    public async Task<IResult> Register(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Routes.ConnectionWebhooks)] HttpRequest request, string id, CancellationToken cancellation) =>
        Answer.Ok(await webhooks.Register(request.Caller(), id, WebhookInput.Read(await request.ReadObject(Role.Admin, cancellation)), cancellation));

    [Function("GetWebhooks")]
    public async Task<IResult> Get(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Routes.ConnectionWebhooks)] HttpRequest request, string id, CancellationToken cancellation) =>
        Answer.Ok(await webhooks.Show(request.Caller(), id, cancellation));

    [Function("RemoveWebhooks")]
    public async Task<IResult> Remove(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = Routes.ConnectionWebhooks)] HttpRequest request, string id, CancellationToken cancellation)
    {
        await webhooks.Remove(request.Caller(), id, cancellation);
        return Results.NoContent();
    }
}
