using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Operations.Connections;
using EasySale.Sync.Functions.Callers;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace EasySale.Sync.Functions.Http;

public sealed class Connections(
    GetConnections connections, CreateConnection creation, UpdateConnection change, DeleteConnection deletion, TestConnection test, ConnectorCatalog connectors)
{
    [Function("ListConnections")]
    public async Task<IResult> List(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Routes.Connections)] HttpRequest request, CancellationToken cancellation) =>
        Answer.Ok(await connections.List(request.Caller(), cancellation));

    [Function("GetConnection")]
    public async Task<IResult> Get(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Routes.Connection)] HttpRequest request, string id, CancellationToken cancellation) =>
        Answer.Ok(await connections.Get(request.Caller(), id, cancellation));

    [Function("CreateConnection")]
    public async Task<IResult> Create(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Routes.Connections)] HttpRequest request, CancellationToken cancellation)
    {
        var input = ConnectionInput.Read(await request.ReadObject(Role.Admin, cancellation), connectors);
        var made = await creation.Create(request.Caller(), input, cancellation);
        return Answer.Created(made, $"/api/integrations/connections/{made.Id}");
    }

    [Function("UpdateConnection")]
    public async Task<IResult> Update(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = Routes.Connection)] HttpRequest request, string id, CancellationToken cancellation)
    {
        var input = ConnectionInput.Read(await request.ReadObject(Role.Admin, cancellation), connectors);
        return Answer.Ok(await change.Update(request.Caller(), id, input, cancellation));
    }

    [Function("DeleteConnection")]
    public async Task<IResult> Delete(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = Routes.Connection)] HttpRequest request, string id, CancellationToken cancellation)
    {
        var deleted = await deletion.Delete(request.Caller(), id, cancellation);
        return deleted.EndedThere ? Results.NoContent() : Answer.Ok(deleted);
    }

    [Function("TestConnection")]
    public async Task<IResult> Test(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Routes.TestConnection)] HttpRequest request, string id, CancellationToken cancellation) =>
        Answer.Ok(await test.Test(request.Caller(), id, cancellation));
}
