using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Operations.Failures;
using EasySale.Sync.Functions.Callers;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace EasySale.Sync.Functions.Http;

public sealed class FailurePayloads(GetFailure failures, EditPayload payloads, DismissFailure dismissals)
{
    [Function("GetFailure")]
    public async Task<IResult> Get(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Routes.Failure)] HttpRequest request, string id, CancellationToken cancellation) =>
        Answer.Ok(await failures.Get(request.Caller(), id, cancellation));

    [Function("EditPayload")]
    public async Task<IResult> Edit(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = Routes.FailurePayload)] HttpRequest request, string id, CancellationToken cancellation) =>
        Answer.Ok(await payloads.Edit(request.Caller(), id, EditPayloadInput.Read(await request.ReadObject(Role.Operator, cancellation)), cancellation));

    [Function("DismissFailure")]
    public async Task<IResult> Dismiss(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Routes.DismissFailure)] HttpRequest request, string id, CancellationToken cancellation) =>
        Answer.Ok(await dismissals.Dismiss(request.Caller(), id, cancellation));
}
