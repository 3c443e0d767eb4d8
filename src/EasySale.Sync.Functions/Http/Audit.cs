using EasySale.Sync.Engine.Operations.Audit;
using EasySale.Sync.Functions.Callers;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace EasySale.Sync.Functions.Http;

public sealed class Audit(ListAudit audit)
{
    [Function("ListAudit")]
    public async Task<IResult> List(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Routes.Audit)] HttpRequest request, CancellationToken cancellation) =>
        Answer.Ok(await audit.List(request.Caller(), request.ReadList(), cancellation));

    [Function("ExportAudit")]
    public IResult Export(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Routes.AuditExport)] HttpRequest request, CancellationToken cancellation) =>
        Answer.File(audit.Export(request.Caller(), request.ReadList(), cancellation));
}
