using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Operations.Problems;
using EasySale.Sync.Engine.Telemetry;
using Microsoft.AspNetCore.Http;

namespace EasySale.Sync.Functions.Callers;

/// <summary>Where the middleware leaves the caller and the correlation id, and the functions find it.</summary>
internal static class CallerOfRequest
{
    private const string CorrelationKey = CorrelationId.Header;

    public static void SetCaller(this HttpContext http, Caller caller) => http.Items[typeof(Caller)] = caller with { CorrelationId = http.CorrelationIdOf() };

    public static void SetCorrelationId(this HttpContext http, string id) => http.Items[CorrelationKey] = id;

    /// <summary>What the request is found by; null outside of requests.</summary>
    public static string? CorrelationIdOf(this HttpContext http) => http.Items[CorrelationKey] as string;

    /// <exception cref="ProblemException">Nobody was identified (401).</exception>
    public static Caller Caller(this HttpRequest request) =>
        request.HttpContext.Items[typeof(Caller)] as Caller ?? throw new ProblemException(KnownProblems.NoCaller);

    /// <summary>The caller, who must have a role: asked before anything of the request is read.</summary>
    /// <exception cref="ProblemException">Nobody was identified (401), or the role is missing (403).</exception>
    public static Caller Caller(this HttpRequest request, Role role)
    {
        var caller = request.Caller();
        caller.Demand(role);
        return caller;
    }
}
