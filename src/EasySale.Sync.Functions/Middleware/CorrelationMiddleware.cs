using EasySale.Sync.Engine.Telemetry;
using EasySale.Sync.Functions.Callers;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;

namespace EasySale.Sync.Functions.Middleware;

/// <summary>Gives every request the id that its run, log lines and spans are found by, and answers with it.</summary>
public sealed class CorrelationMiddleware : IFunctionsWorkerMiddleware
{
    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        if (context.GetHttpContext() is not { } http)
        {
            await next(context);
            return;
        }

        using var span = RequestSpan.Begin(http.Request.Method, context.FunctionDefinition.Name, TraceOf(http.Request), Identify(http, context.InvocationId));
        await next(context);
        span?.Answered(http.Response.StatusCode);
    }

    private static string Identify(HttpContext http, string otherwise)
    {
        var id = CorrelationId.Of(http.Request.Headers[CorrelationId.Header], TraceOf(http.Request), otherwise);
        http.SetCorrelationId(id);
        http.Response.Headers[CorrelationId.Header] = id;
        return id;
    }

    private static string? TraceOf(HttpRequest request) => request.Headers[CorrelationId.TraceHeader];
}
