using EasySale.Sync.Engine.Operations.Runs;
using EasySale.Sync.Functions.Callers;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace EasySale.Sync.Functions.Http;

public sealed class SyncStatus(ListRuns runs, GetRunStatus status)
{
    [Function("ListRuns")]
    public async Task<IResult> List(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Routes.Status)] HttpRequest request, CancellationToken cancellation) =>
        Answer.Ok(await runs.List(request.Caller(), request.ReadList(), cancellation));

    [Function("GetRunStatus")]
    public async Task<IResult> Get(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Routes.StatusOfRun)] HttpRequest request,
        string syncId,
        CancellationToken cancellation) =>
        Answer.Ok(await status.Get(request.Caller(), syncId, cancellation));
}
