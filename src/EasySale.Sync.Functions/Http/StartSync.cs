using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Operations.Runs;
using EasySale.Sync.Functions.Callers;
using EasySale.Sync.Functions.Orchestrations;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace EasySale.Sync.Functions.Http;

// AuthorizationLevel.Anonymous on every function: the Functions host's own keys know no tenant and no user; CallerMiddleware
// lets nobody in unidentified.
public sealed class StartSync(StartRun runs, RunInstances instances)
{
    private const string IdempotencyKey = "Idempotency-Key";

    [Function(nameof(StartSync))]
    public async Task<IResult> Start(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Routes.Sync)] HttpRequest request,
        string entity,
        [DurableClient] DurableTaskClient durable,
        CancellationToken cancellation)
    {
        var input = StartRunInput.Read(entity, await request.ReadObject(Role.Operator, cancellation), request.Headers[IdempotencyKey].FirstOrDefault());
        return await Started(request, input, durable, cancellation);
    }

    [Function("StartDryRun")]
    public async Task<IResult> Plan(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Routes.DryRun)] HttpRequest request,
        [DurableClient] DurableTaskClient durable,
        CancellationToken cancellation)
    {
        var input = StartRunInput.ReadDryRun(await request.ReadObject(Role.Operator, cancellation), request.Headers[IdempotencyKey].FirstOrDefault());
        return await Started(request, input, durable, cancellation);
    }

    private async Task<IResult> Started(HttpRequest request, StartRunInput input, DurableTaskClient durable, CancellationToken cancellation)
    {
        var run = await runs.Start(request.Caller(), input, cancellation);
        await instances.Start(durable, request.Caller().Tenant, run);
        return Answer.Accepted(run);
    }
}
