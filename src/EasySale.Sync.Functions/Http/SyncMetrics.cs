using EasySale.Sync.Engine.Operations.Metrics;
using EasySale.Sync.Functions.Callers;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace EasySale.Sync.Functions.Http;

public sealed class SyncMetrics(GetMetrics metrics)
{
    [Function("GetMetrics")]
    public async Task<IResult> Get(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Routes.Metrics)] HttpRequest request, CancellationToken cancellation) =>
        Answer.Ok(await metrics.Get(request.Caller(), request.ReadList(), cancellation));
}
