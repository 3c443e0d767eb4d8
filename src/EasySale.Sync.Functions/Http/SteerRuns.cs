using EasySale.Sync.Engine.Operations.Runs;
using EasySale.Sync.Functions.Callers;
using EasySale.Sync.Functions.Orchestrations;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace EasySale.Sync.Functions.Http;

public sealed class SteerRuns(SteerRun runs, RunInstances instances)
{
    [Function("PauseRun")]
    public async Task<IResult> Pause(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Routes.PauseRun)] HttpRequest request,
        string syncId, [DurableClient] DurableTaskClient durable, CancellationToken cancellation) =>
        await Tell(request, durable, await runs.Pause(request.Caller(), syncId, cancellation));

    [Function("ResumeRun")]
    public async Task<IResult> Resume(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Routes.ResumeRun)] HttpRequest request,
        string syncId, [DurableClient] DurableTaskClient durable, CancellationToken cancellation) =>
        await Tell(request, durable, await runs.Resume(request.Caller(), syncId, cancellation));

    [Function("CancelRun")]
    public async Task<IResult> Cancel(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Routes.CancelRun)] HttpRequest request,
        string syncId, [DurableClient] DurableTaskClient durable, CancellationToken cancellation) =>
        await Tell(request, durable, await runs.Cancel(request.Caller(), syncId, cancellation));

    private async Task<IResult> Tell(HttpRequest request, DurableTaskClient durable, SteeredRun run)
    {
        var tenant = request.Caller().Tenant.Value;
        await instances.Tell(durable, new RunKey(tenant, run.SyncId));
        foreach (var next in run.MayStart) await instances.Start(durable, new RunKey(tenant, next));
        return Answer.Accepted(run, run.Links.Status);
    }
}
