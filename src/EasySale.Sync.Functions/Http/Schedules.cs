using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Operations.Schedules;
using EasySale.Sync.Functions.Callers;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace EasySale.Sync.Functions.Http;

public sealed class Schedules(EditSchedules edit, ListSchedules schedules, PreviewSchedule preview, SuggestSchedules suggestions)
{
    [Function("ListSchedules")]
    public async Task<IResult> List(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Routes.Schedules)] HttpRequest request, CancellationToken cancellation) =>
        Answer.Ok(await schedules.List(request.Caller(), cancellation));

    [Function("GetSchedule")]
    public async Task<IResult> Get(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Routes.Schedule)] HttpRequest request, string id, CancellationToken cancellation) =>
        Answer.Ok(await schedules.Get(request.Caller(), id, cancellation));

    [Function("CreateSchedule")]
    public async Task<IResult> Create(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Routes.Schedules)] HttpRequest request, CancellationToken cancellation)
    {
        var input = ScheduleInput.Read(await request.ReadObject(Role.Operator, cancellation), isNew: true);
        var made = await edit.Create(request.Caller(), input, cancellation);
        return Answer.Created(made, $"/api/sync/schedules/{made.Id}");
    }

    [Function("UpdateSchedule")]
    public async Task<IResult> Update(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = Routes.Schedule)] HttpRequest request, string id, CancellationToken cancellation)
    {
        var input = ScheduleInput.Read(await request.ReadObject(Role.Operator, cancellation), isNew: false);
        return Answer.Ok(await edit.Update(request.Caller(), id, input, cancellation));
    }

    [Function("DeleteSchedule")]
    public async Task<IResult> Delete(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = Routes.Schedule)] HttpRequest request, string id, CancellationToken cancellation)
    {
        await edit.Delete(request.Caller(), id, cancellation);
        return Results.NoContent();
    }

    [Function("PreviewSchedule")]
    public IResult Preview([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Routes.SchedulePreview)] HttpRequest request) =>
        Answer.Ok(preview.Show(
            request.Caller(), request.Query["cronExpression"].FirstOrDefault(), request.Query["timezone"].FirstOrDefault(), request.Query["count"].FirstOrDefault()));

    [Function("SuggestSchedules")]
    public async Task<IResult> Suggest(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Routes.ScheduleSuggestions)] HttpRequest request, CancellationToken cancellation) =>
        Answer.Ok(await suggestions.Suggest(request.Caller(), request.Query["credentialId"].FirstOrDefault(), cancellation));
}
