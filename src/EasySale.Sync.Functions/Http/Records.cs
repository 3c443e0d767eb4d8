using EasySale.Sync.Engine.Operations.Records;
using EasySale.Sync.Functions.Callers;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace EasySale.Sync.Functions.Http;

public sealed class Records(GetLineage lineage)
{
    [Function("GetLineage")]
    public async Task<IResult> Get(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Routes.Record)] HttpRequest request, string entity, string id, CancellationToken cancellation) =>
        Answer.Ok(await lineage.Get(request.Caller(), entity, id, request.ReadList(), cancellation));
}
