using EasySale.Sync.Local.Worker;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace EasySale.Sync.Local.Durable;

/// <summary>Binds an activity's parameters: its input is the one that carries the trigger; a durable client is given like anywhere else.</summary>
internal static class ActivityArguments
{
    public static object?[] Of(FunctionMethod function, LocalFunctionContext call, string? input, WorkerDataConverter converter) =>
        [.. function.Parameters.Select(parameter =>
            parameter.ParameterType == typeof(FunctionContext) ? call
            : parameter.ParameterType == typeof(CancellationToken) ? call.CancellationToken
            : parameter.ParameterType == typeof(DurableTaskClient) ? call.InstanceServices.GetRequiredService<LocalDurableClient>()
            : parameter.Position == function.TriggerParameter.Position ? Value(converter.Deserialize(input, parameter.ParameterType), parameter.ParameterType)
            : throw new InvalidOperationException($"Parameter {parameter.Name} of activity {function.Name} cannot be bound."))];

    private static object? Value(object? value, Type type) => value ?? (type.IsValueType ? Activator.CreateInstance(type) : null);
}
