using EasySale.Sync.Engine.Operations.Connections;
using EasySale.Sync.Functions.Callers;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace EasySale.Sync.Functions.Http;

public sealed class Shapes(AcceptShape acceptance)
{
    [Function("AcceptShape")]
    public async Task<IResult> Accept(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Routes.AcceptShape)] HttpRequest request, string id, CancellationToken cancellation)
    {
        await acceptance.Accept(request.Caller(), id, cancellation);
        return Results.NoContent();
    }
}
