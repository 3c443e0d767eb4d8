using EasySale.Sync.Local.Worker;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;

namespace EasySale.Sync.Local.Http;

/// <summary>Answers one route's requests with its function, the result executed after all middleware has returned.</summary>
internal sealed class HttpCall(FunctionMethod function, FunctionRunner runner, HttpArguments arguments)
{
    public async Task Answer(HttpContext http)
    {
        var stopping = http.RequestServices.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, stopping);
        var invocation = new Invocation(function, context => arguments.Bind(http, context));
        var context = new LocalFunctionContext(invocation, http.RequestServices, cancellation.Token, http.GetRouteData().Values.ToDictionary());
        context.Items[LocalFunctionContext.HttpContextItem] = http;
        try
        {
            await runner.Run(invocation, context);
            await Execute(invocation.Result, http);
        }
        catch (Exception e) when (!http.Response.HasStarted && e is not OperationCanceledException { CancellationToken.IsCancellationRequested: true })
        {
            HostLog.FunctionFailed(http.RequestServices.GetRequiredService<ILogger<HttpCall>>(), function.Name, e);
            http.Response.Clear();
            http.Response.StatusCode = StatusCodes.Status500InternalServerError;
        }
    }

    private static Task Execute(object? result, HttpContext http) => result switch
    {
        IActionResult action => action.ExecuteResultAsync(new ActionContext(http, http.GetRouteData(), new ActionDescriptor())),
        IResult other => other.ExecuteAsync(http),
        _ => Task.CompletedTask,
    };
}
