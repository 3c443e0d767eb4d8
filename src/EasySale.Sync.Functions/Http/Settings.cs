using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Operations.Settings;
using EasySale.Sync.Functions.Callers;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace EasySale.Sync.Functions.Http;

public sealed class Settings(ManageSettings settings)
{
    [Function("GetSettings")]
    public async Task<IResult> Get(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Routes.Settings)] HttpRequest request, CancellationToken cancellation) =>
        Answer.Ok(await settings.Get(request.Caller(), cancellation));

    [Function("ChangeSettings")]
    public async Task<IResult> Change(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = Routes.Settings)] HttpRequest request, CancellationToken cancellation) =>
        Answer.Ok(await settings.Change(request.Caller(), TenantSettingsInput.Read(await request.ReadObject(Role.Admin, cancellation)), cancellation));
}
