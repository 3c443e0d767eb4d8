using EasySale.Sync.Engine.Operations.Health;
using EasySale.Sync.Functions.Callers;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace EasySale.Sync.Functions.Http;

public sealed class Health(GetHealth health, CheckReadiness readiness)
{
    [Function("GetHealth")]
    public async Task<IResult> Get(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Routes.Health)] HttpRequest request, CancellationToken cancellation) =>
        Answer.Ok(await health.Get(request.Caller(), cancellation));

    [Function("CheckReadiness")]
    public async Task<IResult> Ready(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Routes.Ready)] HttpRequest request, CancellationToken cancellation) =>
        Answer.Ready(await readiness.Check(request.Caller(), cancellation));
}
