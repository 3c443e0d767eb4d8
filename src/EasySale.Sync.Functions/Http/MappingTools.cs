using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Operations.Mappings;
using EasySale.Sync.Functions.Callers;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace EasySale.Sync.Functions.Http;

public sealed class MappingTools(DescribeMappings describe, PreviewMapping preview, TransferMappings transfer)
{
    [Function("ListMappingFunctions")]
    public IResult Functions([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Routes.MappingFunctions)] HttpRequest request) =>
        Answer.Ok(describe.Functions(request.Caller()));

    [Function("ListMappingDefaults")]
    public IResult Defaults([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Routes.MappingDefaults)] HttpRequest request) =>
        Answer.Ok(describe.Defaults(request.Caller(), request.Query["platform"].FirstOrDefault(), request.Query["entity"].FirstOrDefault()));

    [Function("PreviewMapping")]
    public async Task<IResult> Preview(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Routes.MappingPreview)] HttpRequest request, CancellationToken cancellation) =>
        Answer.Ok(await preview.Preview(request.Caller(), PreviewInput.Read(await request.ReadObject(Role.Viewer, cancellation)), cancellation));

    [Function("ExportMappings")]
    public async Task<IResult> Export(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Routes.MappingExport)] HttpRequest request, CancellationToken cancellation) =>
        Answer.Ok(await transfer.Export(request.Caller(), cancellation));

    [Function("ImportMappings")]
    public async Task<IResult> Import(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Routes.MappingImport)] HttpRequest request, CancellationToken cancellation) =>
        Answer.Ok(await transfer.Import(request.Caller(), ImportInput.Read(await request.ReadObject(Role.Admin, cancellation)), cancellation));
}
