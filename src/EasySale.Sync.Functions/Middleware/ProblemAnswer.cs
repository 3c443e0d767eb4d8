using System.Globalization;
using EasySale.Sync.Engine.Operations.Answers;
using EasySale.Sync.Engine.Operations.Problems;
using Microsoft.AspNetCore.Http;

namespace EasySale.Sync.Functions.Middleware;

/// <summary>Writes a problem as the response (RFC 9457).</summary>
public static class ProblemAnswer
{
    private const string ContentType = "application/problem+json";

    public static async Task Write(HttpResponse response, Problem problem, string correlationId, CancellationToken cancellation)
    {
        response.StatusCode = problem.Status;
        response.ContentType = ContentType;
        response.Headers.CacheControl = "no-store";
        if (problem.Status == StatusCodes.Status401Unauthorized) response.Headers.WWWAuthenticate = "ApiKey";
        if (problem.RetryAfter is { } wait) response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        await response.Body.WriteAsync(AnswerJson.Write(problem.With("correlationId", correlationId)), cancellation);
    }
}
