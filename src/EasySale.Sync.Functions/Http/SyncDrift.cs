using EasySale.Sync.Engine.Operations.Drift;
using EasySale.Sync.Functions.Callers;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace EasySale.Sync.Functions.Http;

public sealed class SyncDrift(ListDrift drift)
{
    [Function("ListDrift")]
    public async Task<IResult> List(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Routes.Drift)] HttpRequest request, CancellationToken cancellation) =>
        Answer.Ok(await drift.List(request.Caller(), cancellation));
}
