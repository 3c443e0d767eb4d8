using System.Reflection;
using Microsoft.Azure.Functions.Worker.Middleware;

namespace EasySale.Sync.Local.Worker;

/// <summary>Runs functions as the worker does: a scope each, middleware around, exceptions unwrapped.</summary>
public sealed class FunctionRunner
{
    private readonly IServiceScopeFactory _scopes;
    private readonly FunctionExecutionDelegate _pipeline;

    public FunctionRunner(IServiceScopeFactory scopes, IEnumerable<Func<FunctionExecutionDelegate, FunctionExecutionDelegate>> middleware)
    {
        _scopes = scopes;
        _pipeline = middleware.Reverse().Aggregate((FunctionExecutionDelegate)Execute, (next, wrap) => wrap(next));
    }

    /// <summary>Runs a call in a scope of its own.</summary>
    public async Task<object?> Run(Invocation invocation, CancellationToken cancellation)
    {
        await using var scope = _scopes.CreateAsyncScope();
        await Run(invocation, new LocalFunctionContext(invocation, scope.ServiceProvider, cancellation));
        return invocation.Result;
    }

    /// <summary>Runs a call in a context (and scope) that is already there.</summary>
    public Task Run(Invocation invocation, LocalFunctionContext context)
    {
        context.Features.Set(invocation);
        return _pipeline(context);
    }

    private static async Task Execute(Microsoft.Azure.Functions.Worker.FunctionContext context)
    {
        var invocation = context.Features.Get<Invocation>()!;
        var arguments = await invocation.Arguments((LocalFunctionContext)context);
        invocation.HasRun = true;
        var method = invocation.Function.Method;
        var instance = method.IsStatic ? null : ActivatorUtilities.CreateInstance(context.InstanceServices, method.DeclaringType!);
        try
        {
            var returned = method.Invoke(instance, BindingFlags.DoNotWrapExceptions, null, arguments, null);
            invocation.Result = await Unwrap(returned, method.ReturnType);
        }
        finally
        {
            await Dispose(instance);
        }
    }

    private static async Task<object?> Unwrap(object? returned, Type type)
    {
        if (returned is ValueTask plain) returned = plain.AsTask();
        else if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ValueTask<>))
            returned = type.GetMethod(nameof(ValueTask<int>.AsTask))!.Invoke(returned, null);
        if (returned is not Task task) return returned;
        await task;
        var declared = type.IsGenericType ? type.GetGenericArguments()[0] : null;
        return declared is null ? null : task.GetType().GetProperty(nameof(Task<int>.Result))!.GetValue(task);
    }

    private static async ValueTask Dispose(object? instance)
    {
        if (instance is IAsyncDisposable asynchronous) await asynchronous.DisposeAsync();
        else (instance as IDisposable)?.Dispose();
    }
}
