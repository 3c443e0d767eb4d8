using EasySale.Sync.Engine.Operations.Connections;
using EasySale.Sync.Functions.Callers;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace EasySale.Sync.Functions.Http;

public sealed class Connectors(ListConnectors connectors)
{
    [Function("ListConnectors")]
    public IResult List([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Routes.Connectors)] HttpRequest request) =>
        Answer.Ok(connectors.List(request.Caller()));
}
