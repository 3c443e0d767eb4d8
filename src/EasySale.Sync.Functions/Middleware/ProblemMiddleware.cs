using EasySale.Sync.Functions.Callers;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Logging;

namespace EasySale.Sync.Functions.Middleware;

/// <summary>Turns what a function throws into <c>application/problem+json</c>. It writes the response itself: public members only.</summary>
public sealed class ProblemMiddleware(ILogger<ProblemMiddleware> log) : IFunctionsWorkerMiddleware
{
    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        var http = context.GetHttpContext();
        try
        {
            await next(context);
        }
        catch (Exception fault) when (http is { Response.HasStarted: false })
        {
            if (fault is OperationCanceledException && http.RequestAborted.IsCancellationRequested) return;
            var id = http.CorrelationIdOf() ?? context.InvocationId;
            await ProblemAnswer.Write(http.Response, FaultProblem.Of(fault, context.FunctionDefinition.Name, id, log), id, http.RequestAborted);
        }
    }
}
