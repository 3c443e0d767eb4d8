using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Operations.Sandbox;
using EasySale.Sync.Functions.Callers;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace EasySale.Sync.Functions.Http;

public sealed class Sandbox(ManageSandbox sandbox)
{
    [Function("GetSandbox")]
    public async Task<IResult> Get(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Routes.Sandbox)] HttpRequest request, CancellationToken cancellation) =>
        Answer.Ok(await sandbox.Get(request.Caller(), cancellation));

    [Function("SwitchSandbox")]
    public async Task<IResult> Switch(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Routes.Sandbox)] HttpRequest request, CancellationToken cancellation) =>
        Answer.Ok(await sandbox.Switch(request.Caller(), SandboxInput.Read(await request.ReadObject(Role.Admin, cancellation)), cancellation));
}
