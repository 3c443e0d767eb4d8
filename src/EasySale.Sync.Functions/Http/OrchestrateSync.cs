using EasySale.Sync.Engine.Operations.Older;
using EasySale.Sync.Functions.Callers;
using EasySale.Sync.Functions.Orchestrations;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace EasySale.Sync.Functions.Http;

public sealed class OrchestrateSync(Orchestrate orchestrate, RunInstances instances)
{
    [Function(nameof(OrchestrateSync))]
    public async Task<IResult> Do(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Routes.Orchestrate)] HttpRequest request,
        [DurableClient] DurableTaskClient durable,
        CancellationToken cancellation)
    {
        var (action, syncId) = (request.Query["action"].FirstOrDefault(), request.Query["syncId"].FirstOrDefault());
        var answer = await orchestrate.Do(request.Caller(), action, syncId, await request.ReadObject(Orchestrate.Needs(action), cancellation), cancellation);
        return await Answered(request.Caller().Tenant.Value, durable, answer);
    }

    private async Task<IResult> Answered(string tenant, DurableTaskClient durable, OlderAnswer answer)
    {
        if (answer.MustTell is { } told) await instances.Tell(durable, new RunKey(tenant, told));
        foreach (var syncId in answer.MustStart) await instances.Start(durable, new RunKey(tenant, syncId));
        return Answer.Ok(answer.Body);
    }
}
