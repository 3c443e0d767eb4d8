using EasySale.Sync.Engine.Operations.Problems;
using EasySale.Sync.Engine.Telemetry;
using EasySale.Sync.Functions.Middleware;
using EasySale.Sync.Local.Worker;

namespace EasySale.Sync.Local.Http;

/// <summary>Answers what reaches no function as functions answer: with a problem that says what to do.</summary>
internal static class UnmatchedRequests
{
    private const string Addresses = "docs/api.md lists the addresses and their methods";

    public static async Task Answer(HttpContext http, RequestDelegate next)
    {
        await next(http);
        // Functions are route endpoints, and what they answer is theirs; for a wrong method routing puts in an endpoint without a route.
        if (http.Response.HasStarted || http.GetEndpoint() is RouteEndpoint || ProblemOf(http.Response) is not { } problem) return;
        var correlationId = CorrelationId.Of(http.Request.Headers[CorrelationId.Header], http.Request.Headers[CorrelationId.TraceHeader], Ids.New());
        http.Response.Headers[CorrelationId.Header] = correlationId;
        await ProblemAnswer.Write(http.Response, problem, correlationId, http.RequestAborted);
    }

    private static Problem? ProblemOf(HttpResponse response) => response.StatusCode switch
    {
        StatusCodes.Status404NotFound => KnownProblems.NotFound($"There is no such address; {Addresses}."),
        StatusCodes.Status405MethodNotAllowed => new Problem(
            "method-not-allowed", "The address does not have this method", response.StatusCode, $"Allowed here: {response.Headers.Allow}; {Addresses}."),
        _ => null,
    };
}
