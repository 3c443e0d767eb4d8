using EasySale.Sync.Engine.Operations.Health;
using EasySale.Sync.Functions.Callers;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace EasySale.Sync.Functions.Http;

public sealed class Health(GetHealth health)
{
    [Function("GetHealth")]
    public async Task<IResult> Get(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Routes.Health)] HttpRequest request, CancellationToken cancellation) =>
        Answer.Ok(await health.Get(request.Caller(), cancellation));
}
