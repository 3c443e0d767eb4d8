using EasySale.Sync.Engine.Operations.Webhooks;
using EasySale.Sync.Functions.Orchestrations;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace EasySale.Sync.Functions.Http;

/// <summary>Where vendors deliver. Open to everybody, so nothing happens before a delivery has proved itself; 200 means stored.</summary>
public sealed class Webhooks(ReceiveWebhook webhooks, InboxInstances inboxes)
{
    public const string ForConnection = "ReceiveWebhook";
    public const string ForApp = "ReceiveAppWebhook";

    [Function(ForConnection)]
    public async Task<IResult> Receive(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Routes.Webhook)] HttpRequest request,
        string platform, string connectionId, [DurableClient] DurableTaskClient durable, CancellationToken cancellation) =>
        await Answered(durable, await webhooks.Receive(platform, connectionId, await request.ReadDelivery(cancellation), request.Sender(), cancellation));

    [Function(ForApp)]
    public async Task<IResult> ReceiveForApp(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Routes.AppWebhook)] HttpRequest request,
        string platform, [DurableClient] DurableTaskClient durable, CancellationToken cancellation) =>
        await Answered(durable, await webhooks.ReceiveForAll(platform, await request.ReadDelivery(cancellation), request.Sender(), cancellation));

    private async Task<IResult> Answered(DurableTaskClient durable, WebhookReceipt receipt)
    {
        await inboxes.Start(durable, receipt.Inboxes);
        return Answer.Ok(new { status = "received" });
    }
}
