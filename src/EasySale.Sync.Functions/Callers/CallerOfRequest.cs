using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Operations.Problems;
using Microsoft.AspNetCore.Http;

namespace EasySale.Sync.Functions.Callers;

/// <summary>Where the middleware leaves the caller and the functions find it.</summary>
internal static class CallerOfRequest
{
    public static void SetCaller(this HttpContext http, Caller caller) => http.Items[typeof(Caller)] = caller;

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
