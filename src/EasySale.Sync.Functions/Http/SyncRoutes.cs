using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Operations.Routes;
using EasySale.Sync.Functions.Callers;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace EasySale.Sync.Functions.Http;

public sealed class SyncRoutes(ManageRoutes routes, AutoMap autoMap, ConfirmLinks links)
{
    [Function("ListRoutes")]
    public async Task<IResult> List(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Routes.SyncRoutes)] HttpRequest request, CancellationToken cancellation) =>
        Answer.Ok(await routes.List(request.Caller(), cancellation));

    [Function("ChangeRoute")]
    public async Task<IResult> Change(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = Routes.SyncRoutes)] HttpRequest request, CancellationToken cancellation) =>
        Answer.Ok(await routes.Change(request.Caller(), RouteInput.Read(await request.ReadObject(Role.Admin, cancellation)), cancellation));

    [Function("DeleteRoute")]
    public async Task<IResult> Delete(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = Routes.SyncRoutes)] HttpRequest request, CancellationToken cancellation)
    {
        await routes.Delete(request.Caller(Role.Admin), RouteName.Read(name => request.Query[name].FirstOrDefault()), cancellation);
        return Results.NoContent();
    }

    [Function("ProposeLinks")]
    public async Task<IResult> Propose(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Routes.AutoMap)] HttpRequest request, CancellationToken cancellation) =>
        Answer.Ok(await autoMap.Propose(request.Caller(), AutoMapInput.Read(await request.ReadObject(Role.Operator, cancellation)), cancellation));

    [Function("ConfirmLinks")]
    public async Task<IResult> Confirm(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Routes.ConfirmAutoMap)] HttpRequest request, CancellationToken cancellation) =>
        Answer.Ok(await links.Confirm(request.Caller(), ConfirmLinksInput.Read(await request.ReadObject(Role.Operator, cancellation)), cancellation));
}
