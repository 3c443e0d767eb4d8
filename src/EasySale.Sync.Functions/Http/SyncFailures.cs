using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Operations.Failures;
using EasySale.Sync.Functions.Callers;
using EasySale.Sync.Functions.Orchestrations;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace EasySale.Sync.Functions.Http;

public sealed class SyncFailures(ListFailures failures, RetryFailures retries, RunInstances instances)
{
    [Function("ListFailures")]
    public async Task<IResult> List(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Routes.Failures)] HttpRequest request, CancellationToken cancellation) =>
        Answer.Ok(await failures.List(request.Caller(), request.ReadList(), cancellation));

    [Function("RetryFailures")]
    public async Task<IResult> Retry(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Routes.Retry)] HttpRequest request,
        [DurableClient] DurableTaskClient durable,
        CancellationToken cancellation)
    {
        var retry = await retries.Retry(request.Caller(), RetryInput.Read(await request.ReadObject(Role.Operator, cancellation)), cancellation);
        foreach (var run in retry.Runs.Where(run => !run.Queued)) await instances.Start(durable, new RunKey(request.Caller().Tenant.Value, run.SyncId));
        return Answer.Accepted(retry, retry.SyncIds is [var only] ? $"/api/sync/status/{only}" : "/api/sync/status");
    }

    [Function("RetryFailure")]
    public async Task<IResult> RetryOne(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Routes.RetryOne)] HttpRequest request,
        string id,
        [DurableClient] DurableTaskClient durable,
        CancellationToken cancellation)
    {
        var run = await retries.RetryOne(request.Caller(), id, cancellation);
        await instances.Start(durable, request.Caller().Tenant, run);
        return Answer.Accepted(run);
    }
}
