using EasySale.Sync.Local.Worker;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace EasySale.Sync.Local.Http;

/// <summary>Maps every function with an HTTP trigger to a route: <c>{prefix}/{Route ?? name}</c>.</summary>
internal sealed class HttpFunctions(FunctionCatalog catalog, FunctionRunner runner, DurableTaskClient durable, HostSettings settings)
{
    public void Map(IEndpointRouteBuilder routes)
    {
        var functions = catalog.Of(FunctionKind.Http).Select(Route).ToList();
        SwallowedRoutes.Check(functions);
        foreach (var function in functions)
        {
            var call = new HttpCall(function.Function, runner, new HttpArguments(function.Function, durable, function.Pattern));
            if (function.Methods is { Count: > 0 } methods) routes.MapMethods(function.Pattern.RawText!, methods, call.Answer);
            else routes.Map(function.Pattern, call.Answer);
        }
    }

    private HttpRoute Route(FunctionMethod function)
    {
        var trigger = (HttpTriggerAttribute)function.Trigger;
        var text = string.Join('/', new[] { settings.RoutePrefix.Trim('/'), (trigger.Route ?? function.Name).Trim('/') }.Where(part => part != ""));
        return new HttpRoute(function, RoutePatternFactory.Parse(text), [.. trigger.Methods?.Select(method => method.ToUpperInvariant()) ?? []]);
    }
}
