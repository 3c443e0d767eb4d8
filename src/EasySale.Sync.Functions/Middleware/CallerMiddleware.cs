using EasySale.Sync.Engine.Operations.Problems;
using EasySale.Sync.Functions.Callers;
using EasySale.Sync.Functions.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;

namespace EasySale.Sync.Functions.Middleware;

/// <summary>No HTTP function runs before somebody has proved who asks; only liveness, the webhook receivers and answers of account owners are open, the latter two with a proof of their own.</summary>
public sealed class CallerMiddleware(ICallerSource callers) : IFunctionsWorkerMiddleware
{
    private static readonly HashSet<string> Open = [nameof(GetLiveness), Webhooks.ForConnection, Webhooks.ForApp, AccountConsents.Brought, AccountConsents.Posted];

    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        if (context.GetHttpContext() is { } http && !Open.Contains(context.FunctionDefinition.Name))
            http.SetCaller(await callers.Find(http.Request, http.RequestAborted) ?? throw new ProblemException(KnownProblems.NoCaller));
        await next(context);
    }
}
