using EasySale.Sync.Engine.Operations.Problems;
using EasySale.Sync.Engine.Operations.Runs;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace EasySale.Sync.Functions.Http;

/// <summary>A start of something that does not exist: says what does.</summary>
public static class StartUnknown
{
    [Function(nameof(StartUnknown))]
    public static IResult Start([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Routes.SyncUnknown)] HttpRequest request, string entity) =>
        throw new ProblemException(KnownProblems.UnknownEntity(entity, EntityNames.Allowed));
}
