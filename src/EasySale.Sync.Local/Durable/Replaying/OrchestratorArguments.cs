using System.Reflection;
using EasySale.Sync.Local.Worker;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace EasySale.Sync.Local.Durable.Replaying;

/// <summary>
/// Binds an orchestrator's parameters by the worker's rule: the first one that is nothing special is the input, and it is
/// bound only where the value's type is the declared type exactly.
/// </summary>
internal static class OrchestratorArguments
{
    public static object?[] Of(FunctionMethod function, TaskOrchestrationContext context, LocalFunctionContext call, string? input, WorkerDataConverter converter)
    {
        var inputParameter = function.Parameters.FirstOrDefault(parameter => !IsSpecial(parameter.ParameterType));
        return [.. function.Parameters.Select(parameter =>
            parameter.ParameterType == typeof(TaskOrchestrationContext) ? context
            : parameter.ParameterType == typeof(FunctionContext) ? call
            : parameter.ParameterType == typeof(CancellationToken) ? call.CancellationToken
            : parameter == inputParameter ? Input(parameter, input, converter) : Nothing(parameter.ParameterType))];
    }

    private static object? Input(ParameterInfo parameter, string? input, WorkerDataConverter converter)
    {
        var type = parameter.ParameterType;
        if (type.IsInterface || type.IsAbstract) return null;
        var value = converter.Deserialize(input, type);
        return value?.GetType() == type ? value : Nothing(type);
    }

    private static object? Nothing(Type type) => type.IsValueType ? Activator.CreateInstance(type) : null;

    private static bool IsSpecial(Type type) =>
        type == typeof(TaskOrchestrationContext) || type == typeof(FunctionContext) || type == typeof(CancellationToken);
}
