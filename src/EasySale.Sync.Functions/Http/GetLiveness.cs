using EasySale.Sync.Engine.Operations.Health;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace EasySale.Sync.Functions.Http;

/// <summary>Open to everybody, so it says nothing but that the service is there.</summary>
public sealed class GetLiveness
{
    [Function(nameof(GetLiveness))]
    public IResult Get([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Routes.Live)] HttpRequest request) =>
        Answer.Ok(new { status = "live", service = ServiceVersion.Service, version = ServiceVersion.Version });
}
