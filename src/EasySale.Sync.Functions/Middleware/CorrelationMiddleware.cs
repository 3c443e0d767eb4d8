using System.Diagnostics;
using EasySale.Sync.Engine.Telemetry;
using EasySale.Sync.Functions.Callers;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;

namespace EasySale.Sync.Functions.Middleware;

/// <summary>Gives every request the id that its run, log lines and spans are found by, and answers with it.</summary>
public sealed class CorrelationMiddleware : IFunctionsWorkerMiddleware
{
    public Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        if (context.GetHttpContext() is { } http)
        {
            var headers = http.Request.Headers;
            var id = CorrelationId.Of(headers[CorrelationId.Header], headers[CorrelationId.TraceHeader], context.InvocationId);
            http.SetCorrelationId(id);
            http.Response.Headers[CorrelationId.Header] = id;
            Activity.Current?.SetTag(TagNames.Correlation, id);
        }

        return next(context);
    }
}
