using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Operations.Conflicts;
using EasySale.Sync.Functions.Callers;
using EasySale.Sync.Functions.Orchestrations;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace EasySale.Sync.Functions.Http;

public sealed class SyncConflicts(ListConflicts conflicts, ResolveConflict resolve, RunInstances instances)
{
    [Function("ListConflicts")]
    public async Task<IResult> List(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Routes.Conflicts)] HttpRequest request, CancellationToken cancellation) =>
        Answer.Ok(await conflicts.List(request.Caller(), request.ReadList(), cancellation));

    [Function("ResolveConflict")]
    public async Task<IResult> Resolve(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Routes.ResolveConflict)] HttpRequest request,
        string id,
        [DurableClient] DurableTaskClient durable,
        CancellationToken cancellation)
    {
        var resolved = await resolve.Resolve(request.Caller(), id, ResolutionInput.Read(await request.ReadObject(Role.Operator, cancellation)), cancellation);
        await instances.Start(durable, request.Caller().Tenant, resolved.Run);
        return Answer.Accepted(resolved, resolved.Run?.Links.Status);
    }
}
