using EasySale.Sync.Engine.Failures;
using EasySale.Sync.Engine.Operations.Problems;
using EasySale.Sync.Functions.Callers;
using Microsoft.AspNetCore.Http;
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
            await ProblemAnswer.Write(http.Response, ProblemOf(fault, context, id), id, http.RequestAborted);
        }
    }

    private Problem ProblemOf(Exception fault, FunctionContext context, string correlationId) => fault switch
    {
        ProblemException known => known.Problem,
        SyncException { Cause: not FailureCause.OurBug } failure => Logged(failure, context, correlationId),
        BadHttpRequestException bad => new Problem("bad-request", "The request cannot be read", bad.StatusCode, bad.Message),
        _ => Unexpected(fault, context, correlationId),
    };

    private Problem Logged(SyncException failure, FunctionContext context, string correlationId)
    {
        RequestLog.Failed(log, context.FunctionDefinition.Name, failure.Code, correlationId);
        return KnownProblems.Of(failure);
    }

    private Problem Unexpected(Exception fault, FunctionContext context, string correlationId)
    {
        RequestLog.Faulted(log, context.FunctionDefinition.Name, correlationId, fault);
        return KnownProblems.Unexpected(correlationId);
    }
}
