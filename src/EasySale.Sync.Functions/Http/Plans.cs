using EasySale.Sync.Engine.Operations.Plans;
using EasySale.Sync.Functions.Callers;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace EasySale.Sync.Functions.Http;

public sealed class Plans(GetPlan plans)
{
    [Function("GetPlan")]
    public async Task<IResult> Get(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Routes.Plan)] HttpRequest request, string planId, CancellationToken cancellation) =>
        Answer.Ok(await plans.Get(request.Caller(), planId, request.ReadList(), cancellation));
}
