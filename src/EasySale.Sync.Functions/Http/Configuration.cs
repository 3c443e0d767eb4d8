using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Operations.Configuration;
using EasySale.Sync.Functions.Callers;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace EasySale.Sync.Functions.Http;

public sealed class Configuration(ExportConfiguration exports, ImportConfiguration imports)
{
    [Function("ExportConfiguration")]
    public async Task<IResult> Export(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Routes.ConfigurationExport)] HttpRequest request, CancellationToken cancellation) =>
        Answer.Ok(await exports.Get(request.Caller(), cancellation));

    [Function("StoreConfiguration")]
    public async Task<IResult> Store(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Routes.ConfigurationExport)] HttpRequest request, CancellationToken cancellation) =>
        Answer.Ok(await exports.Store(request.Caller(), await request.ReadObject(Role.Admin, cancellation), cancellation));

    [Function("ImportConfiguration")]
    public async Task<IResult> Import(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Routes.ConfigurationImport)] HttpRequest request, CancellationToken cancellation) =>
        Answer.Ok(await imports.Import(request.Caller(), await request.ReadObject(Role.Admin, cancellation), cancellation));
}
