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
        Answer.Ok(await lineage.Get(request.Caller(), entity, Whole(id), request.ReadList(), cancellation));

    // A slash within a part of the path is left escaped by the platform; ids of a database's rows hold one (woo-1/17).
    private static string Whole(string id) => id.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase);
}
