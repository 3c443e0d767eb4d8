using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Operations.Notifications;
using EasySale.Sync.Functions.Callers;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace EasySale.Sync.Functions.Http;

public sealed class Notifications(EditChannels channels, TestChannel test, ShowNotifications shown, ManageRouting routing)
{
    [Function("ListChannels")]
    public async Task<IResult> List(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Routes.Channels)] HttpRequest request, CancellationToken cancellation) =>
        Answer.Ok(await shown.Channels(request.Caller(), cancellation));

    [Function("CreateChannel")]
    public async Task<IResult> Create(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Routes.Channels)] HttpRequest request, CancellationToken cancellation)
    {
        var made = await channels.Create(request.Caller(), new ChannelInput(await request.ReadObject(Role.Admin, cancellation)), cancellation);
        return Answer.Created(made, "/api/notifications/channels");
    }

    [Function("UpdateChannel")]
    public async Task<IResult> Update(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = Routes.Channel)] HttpRequest request, string id, CancellationToken cancellation) =>
        Answer.Ok(await channels.Update(request.Caller(), id, new ChannelInput(await request.ReadObject(Role.Admin, cancellation)), cancellation));

    [Function("DeleteChannel")]
    public async Task<IResult> Delete(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = Routes.Channel)] HttpRequest request, string id, CancellationToken cancellation)
    {
        await channels.Delete(request.Caller(), id, cancellation);
        return Results.NoContent();
    }

    [Function("TestChannel")]
    public async Task<IResult> Test(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Routes.TestChannel)] HttpRequest request, string id, CancellationToken cancellation) =>
        Answer.Ok(await test.Test(request.Caller(), id, cancellation));

    [Function("GetRouting")]
    public async Task<IResult> Routing(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Routes.Routing)] HttpRequest request, CancellationToken cancellation) =>
        Answer.Ok(await routing.Get(request.Caller(), cancellation));

    [Function("ChangeRouting")]
    public async Task<IResult> ChangeRouting(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = Routes.Routing)] HttpRequest request, CancellationToken cancellation) =>
        Answer.Ok(await routing.Change(request.Caller(), RoutingInput.Read(await request.ReadObject(Role.Admin, cancellation)), cancellation));

    [Function("ListDeliveries")]
    public async Task<IResult> Deliveries(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Routes.Deliveries)] HttpRequest request, CancellationToken cancellation) =>
        Answer.Ok(await shown.Deliveries(request.Caller(), request.ReadList(), cancellation));
}
