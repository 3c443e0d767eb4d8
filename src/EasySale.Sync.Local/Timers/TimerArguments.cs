using EasySale.Sync.Local.Worker;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace EasySale.Sync.Local.Timers;

/// <summary>Binds a timer function's parameters.</summary>
internal sealed class TimerArguments(DurableTaskClient durable)
{
    public Invocation Of(FunctionMethod function, TimerInfo info) => new(function, context =>
        new([.. function.Parameters.Select(parameter => Value(function, parameter.ParameterType, info, context))]));

    private object Value(FunctionMethod function, Type type, TimerInfo info, LocalFunctionContext context)
    {
        if (type == typeof(TimerInfo)) return info;
        if (type == typeof(FunctionContext)) return context;
        if (type == typeof(CancellationToken)) return context.CancellationToken;
        if (type == typeof(DurableTaskClient)) return durable;
        throw new InvalidOperationException($"Function {function.Name} has a parameter of type {type.Name}, which a timer cannot bind.");
    }
}
