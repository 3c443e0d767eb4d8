using EasySale.Sync.Engine.Operations.Plans;
using EasySale.Sync.Engine.Operations.Runs;
using EasySale.Sync.Functions.Callers;
using EasySale.Sync.Functions.Orchestrations;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace EasySale.Sync.Functions.Http;

public sealed class Plans(GetPlan plans, ApplyPlan apply, RunInstances instances)
{
    [Function("GetPlan")]
    public async Task<IResult> Get(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Routes.Plan)] HttpRequest request, string planId, CancellationToken cancellation) =>
        Answer.Ok(await plans.Get(request.Caller(), planId, request.ReadList(), cancellation));

    [Function("ApplyPlan")]
    public async Task<IResult> Apply(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Routes.ApplyPlan)] HttpRequest request,
        string planId, [DurableClient] DurableTaskClient durable, CancellationToken cancellation) =>
        await Started(request, durable, await apply.Apply(request.Caller(), planId, cancellation));

    [Function("ConfirmPlan")]
    public async Task<IResult> Confirm(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Routes.Confirm)] HttpRequest request,
        string token, [DurableClient] DurableTaskClient durable, CancellationToken cancellation) =>
        await Started(request, durable, await apply.Confirm(request.Caller(), token, cancellation));

    private async Task<IResult> Started(HttpRequest request, DurableTaskClient durable, StartedRun run)
    {
        await instances.Start(durable, request.Caller().Tenant, run);
        return Answer.Accepted(run);
    }
}
