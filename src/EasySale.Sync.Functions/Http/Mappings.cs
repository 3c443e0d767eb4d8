using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Operations.Mappings;
using EasySale.Sync.Functions.Callers;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace EasySale.Sync.Functions.Http;

public sealed class Mappings(EditMappings edit, ListMappings mappings)
{
    [Function("ListMappings")]
    public async Task<IResult> List(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Routes.Mappings)] HttpRequest request, CancellationToken cancellation) =>
        Answer.Ok(await mappings.List(
            request.Caller(), request.Query["source"].FirstOrDefault(), request.Query["target"].FirstOrDefault(), request.Query["entity"].FirstOrDefault(), cancellation));

    [Function("GetMapping")]
    public async Task<IResult> Get(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Routes.Mapping)] HttpRequest request, string id, CancellationToken cancellation) =>
        Versioned(request, await mappings.Get(request.Caller(), MappingId.Read(id), cancellation));

    [Function("ListMappingVersions")]
    public async Task<IResult> Versions(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Routes.MappingVersions)] HttpRequest request, string id, CancellationToken cancellation) =>
        Answer.Ok(await mappings.Versions(request.Caller(), MappingId.Read(id), cancellation));

    [Function("CreateMapping")]
    public async Task<IResult> Create(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Routes.Mappings)] HttpRequest request, CancellationToken cancellation)
    {
        var made = await edit.Create(request.Caller(), MappingInput.ReadNew(await request.ReadObject(Role.Admin, cancellation)), cancellation);
        return Answer.Created(made, $"/api/sync/mappings/{made.Id}");
    }

    [Function("UpdateMapping")]
    public async Task<IResult> Update(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = Routes.Mapping)] HttpRequest request, string id, CancellationToken cancellation)
    {
        var input = MappingInput.ReadChange(await request.ReadObject(Role.Admin, cancellation), request.Headers.IfMatch);
        return Versioned(request, await edit.Update(request.Caller(), MappingId.Read(id), input, cancellation));
    }

    [Function("DeleteMapping")]
    public async Task<IResult> Delete(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = Routes.Mapping)] HttpRequest request, string id, CancellationToken cancellation)
    {
        await edit.Delete(request.Caller(Role.Admin), MappingId.Read(id), VersionTag.Read(request.Headers.IfMatch), cancellation);
        return Results.NoContent();
    }

    private static IResult Versioned(HttpRequest request, MappingDetails mapping)
    {
        request.HttpContext.Response.Headers.ETag = VersionTag.Of(mapping.Version);
        return Answer.Ok(mapping);
    }
}
