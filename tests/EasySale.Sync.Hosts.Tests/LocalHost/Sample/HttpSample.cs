using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using FromBodyAttribute = Microsoft.Azure.Functions.Worker.Http.FromBodyAttribute;

namespace EasySale.Sync.Hosts.Tests.OneMachine.Sample;

public sealed class HttpSample(Ledger ledger)
{
    [Function("Entity")]
    public IActionResult Entity(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "things/{entity:regex(^(orders|customers)$)}")] HttpRequest request, string entity) =>
        new OkObjectResult(new { Function = "Entity", Entity = entity, request.Method });

    [Function("DryRun")]
    public IResult DryRun([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "things/dry-run")] HttpRequest request) =>
        Results.Json(new { Function = "DryRun" });

    [Function("Numbered")]
    public IActionResult Numbered(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "numbered/{number:int}/{id:guid}")] HttpRequest request,
        int number, Guid id, FunctionContext context, CancellationToken cancellation) =>
        new OkObjectResult($"{number + 1} {id} {context.GetHttpContext() == request.HttpContext} {cancellation.CanBeCanceled}");

    [Function("Silent")]
    public void Silent([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request) => ledger.Note("silent");

    [Function("Body")]
    public IActionResult Body([HttpTrigger(AuthorizationLevel.Anonymous, "post")] HttpRequest request, [FromBody] Sum sum) =>
        new OkObjectResult(sum.Left + sum.Right);

    [Function("Headers")]
    public IActionResult Headers([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request) =>
        new OkObjectResult(string.Join(",", request.Headers.Keys.Where(name => name.StartsWith("X-", StringComparison.OrdinalIgnoreCase))));

    [Function("Breaks")]
    public IActionResult Breaks([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "breaks/{how}")] HttpRequest request, string how) =>
        throw (how == "known" ? new KeyNotFoundException("no such thing") : new InvalidOperationException("a secret"));

    [Function("Begin")]
    public async Task<IActionResult> Begin(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "begin/{steps:int}")] HttpRequest request,
        int steps, [DurableClient] DurableTaskClient client)
    {
        var instanceId = await client.ScheduleNewOrchestrationInstanceAsync("Chain", steps, request.HttpContext.RequestAborted);
        return new AcceptedResult($"/api/instances/{instanceId}", new { instanceId });
    }
}
