using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Operations.Settings;
using EasySale.Sync.Functions.Callers;
using EasySale.Sync.Functions.Orchestrations;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace EasySale.Sync.Functions.Http;

public sealed class Settings(ManageSettings settings, RunInstances instances)
{
    [Function("GetSettings")]
    public async Task<IResult> Get(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Routes.Settings)] HttpRequest request, CancellationToken cancellation) =>
        Answer.Ok(await settings.Get(request.Caller(), cancellation));

    [Function("ChangeSettings")]
    public async Task<IResult> Change(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = Routes.Settings)] HttpRequest request, [DurableClient] DurableTaskClient durable, CancellationToken cancellation)
    {
        var changed = await settings.Change(request.Caller(), TenantSettingsInput.Read(await request.ReadObject(Role.Admin, cancellation)), cancellation);
        foreach (var next in changed.MayStart) await instances.Start(durable, new RunKey(request.Caller().Tenant.Value, next));
        return Answer.Ok(changed);
    }
}
