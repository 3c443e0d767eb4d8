using System.ComponentModel;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using EasySale.Sync.Local.Worker;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Options;
using FromBodyAttribute = Microsoft.Azure.Functions.Worker.Http.FromBodyAttribute;

namespace EasySale.Sync.Local.Http;

/// <summary>Binds a function's parameters from a request, as the worker does.</summary>
internal sealed class HttpArguments
{
    private readonly List<Func<HttpContext, LocalFunctionContext, ValueTask<object?>>> _sources;

    /// <exception cref="InvalidOperationException">A parameter is of a kind the worker would not bind.</exception>
    public HttpArguments(FunctionMethod function, DurableTaskClient durable, RoutePattern route) =>
        _sources = [.. function.Parameters.Select(parameter => Source(function, parameter, durable, route))];

    public async ValueTask<object?[]> Bind(HttpContext http, LocalFunctionContext context)
    {
        var arguments = new object?[_sources.Count];
        for (var index = 0; index < arguments.Length; index++) arguments[index] = await _sources[index](http, context);
        return arguments;
    }

    private static Func<HttpContext, LocalFunctionContext, ValueTask<object?>> Source(
        FunctionMethod function, ParameterInfo parameter, DurableTaskClient durable, RoutePattern route)
    {
        var type = parameter.ParameterType;
        if (type == typeof(HttpRequest)) return (http, _) => new(http.Request);
        if (type == typeof(FunctionContext)) return (_, context) => new(context);
        if (type == typeof(CancellationToken)) return (_, context) => new(context.CancellationToken);
        if (type == typeof(DurableTaskClient) && parameter.IsDefined(typeof(DurableClientAttribute))) return (_, _) => new(durable);
        if (parameter.IsDefined(typeof(FromBodyAttribute))) return (http, _) => Body(http, type);
        if (route.GetParameter(parameter.Name!) is not null) return (http, _) => new(RouteValue(http, parameter));
        throw new InvalidOperationException($"Parameter {parameter.Name} of function {function.Name} cannot be bound: no such route value.");
    }

    private static object? RouteValue(HttpContext http, ParameterInfo parameter)
    {
        var type = Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType;
        var text = Convert.ToString(http.GetRouteValue(parameter.Name!), CultureInfo.InvariantCulture);
        if (string.IsNullOrEmpty(text)) return parameter.HasDefaultValue ? parameter.DefaultValue : null;
        return type == typeof(string) ? text : TypeDescriptor.GetConverter(type).ConvertFromInvariantString(text);
    }

    private static async ValueTask<object?> Body(HttpContext http, Type type)
    {
        var options = http.RequestServices.GetRequiredService<IOptions<JsonOptions>>().Value.JsonSerializerOptions;
        if (!http.Request.HasJsonContentType()) throw new InvalidOperationException($"The body is not JSON but {http.Request.ContentType}.");
        try
        {
            return await JsonSerializer.DeserializeAsync(http.Request.Body, type, options, http.RequestAborted)
                ?? throw new InvalidOperationException("A non-empty request body is required.");
        }
        catch (JsonException e)
        {
            throw new InvalidOperationException(e.Message, e);
        }
    }
}
