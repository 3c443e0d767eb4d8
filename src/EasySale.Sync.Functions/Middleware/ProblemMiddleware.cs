using System.Globalization;
using EasySale.Sync.Engine.Failures;
using EasySale.Sync.Engine.Operations.Answers;
using EasySale.Sync.Engine.Operations.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Logging;

namespace EasySale.Sync.Functions.Middleware;

/// <summary>Turns what a function throws into <c>application/problem+json</c>. It writes the response itself: public members only.</summary>
public sealed class ProblemMiddleware(ILogger<ProblemMiddleware> log) : IFunctionsWorkerMiddleware
{
    private const string ContentType = "application/problem+json";

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
            await Answer(http.Response, ProblemOf(fault, context), http.RequestAborted);
        }
    }

    private Problem ProblemOf(Exception fault, FunctionContext context) => fault switch
    {
        ProblemException known => known.Problem,
        SyncException { Cause: not FailureCause.OurBug } failure => Logged(failure),
        BadHttpRequestException bad => new Problem("bad-request", "The request cannot be read", bad.StatusCode, bad.Message),
        _ => Unexpected(fault, context),
    };

    private Problem Logged(SyncException failure)
    {
        log.LogWarning(WordlessException.Of(failure), "A request failed: {Code}", failure.Code);
        return KnownProblems.Of(failure);
    }

    private Problem Unexpected(Exception fault, FunctionContext context)
    {
        log.LogError(WordlessException.Of(fault), "{Function} failed, correlation id {CorrelationId}", context.FunctionDefinition.Name, context.InvocationId);
        return KnownProblems.Unexpected(context.InvocationId);
    }

    private static async Task Answer(HttpResponse response, Problem problem, CancellationToken cancellation)
    {
        response.StatusCode = problem.Status;
        response.ContentType = ContentType;
        response.Headers.CacheControl = "no-store";
        if (problem.Status == StatusCodes.Status401Unauthorized) response.Headers.WWWAuthenticate = "ApiKey";
        if (problem.RetryAfter is { } wait) response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        await response.Body.WriteAsync(AnswerJson.Write(problem), cancellation);
    }
}
