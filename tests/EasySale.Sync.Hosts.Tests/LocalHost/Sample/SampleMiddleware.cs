using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;

namespace EasySale.Sync.Hosts.Tests.OneMachine.Sample;

/// <summary>Answers by itself where it is asked to, and turns a known exception into an answer.</summary>
public sealed class SampleMiddleware(Ledger ledger) : IFunctionsWorkerMiddleware
{
    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        if (context.GetHttpContext() is not { } http)
        {
            await next(context);
            return;
        }

        if (http.Request.Headers.ContainsKey("X-Stop"))
        {
            http.Response.StatusCode = StatusCodes.Status418ImATeapot;
            await http.Response.WriteAsync("stopped");
            return;
        }

        try
        {
            await next(context);
            http.Response.Headers["X-Function"] = context.FunctionDefinition.Name;
        }
        catch (KeyNotFoundException e)
        {
            ledger.Note("caught " + context.FunctionDefinition.InputBindings["request"].Type);
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            await http.Response.WriteAsync(e.Message);
        }
    }
}
