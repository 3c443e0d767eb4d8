using EasySale.Sync.Engine.Operations.Reports;
using EasySale.Sync.Functions.Callers;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace EasySale.Sync.Functions.Http;

public sealed class Reports(MakeReport reports)
{
    [Function("MakeReport")]
    public async Task<IResult> Make(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Routes.Report)] HttpRequest request, string name, CancellationToken cancellation) =>
        Answer.Table(await reports.Make(request.Caller(), name, request.ReadList(), cancellation));
}
