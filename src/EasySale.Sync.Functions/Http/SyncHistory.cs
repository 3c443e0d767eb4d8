using EasySale.Sync.Engine.Operations.Failures;
using EasySale.Sync.Engine.Operations.History;
using EasySale.Sync.Functions.Callers;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace EasySale.Sync.Functions.Http;

public sealed class SyncHistory(ListHistory history, ReadRunLog log, ListFailures failures)
{
    [Function("ListHistory")]
    public async Task<IResult> List(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Routes.History)] HttpRequest request, CancellationToken cancellation) =>
        Answer.Ok(await history.List(request.Caller(), request.ReadList(), cancellation));

    [Function("ExportHistory")]
    public IResult Export([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Routes.HistoryExport)] HttpRequest request) =>
        Answer.File(history.Export(request.Caller(), request.ReadList()));

    [Function("ReadRunLog")]
    public async Task<IResult> Log(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Routes.LogOfRun)] HttpRequest request, string syncId, CancellationToken cancellation) =>
        Answer.Ok(await log.Read(request.Caller(), syncId, request.ReadList(), cancellation));

    [Function("ExportRunLog")]
    public async Task<IResult> ExportLog(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Routes.LogOfRunExport)] HttpRequest request, string syncId, CancellationToken cancellation) =>
        Answer.File(await log.Export(request.Caller(), syncId, request.ReadList(), cancellation));

    [Function("ExportFailures")]
    public IResult ExportFailures([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Routes.FailuresExport)] HttpRequest request) =>
        Answer.File(failures.Export(request.Caller(), request.ReadList()));
}
