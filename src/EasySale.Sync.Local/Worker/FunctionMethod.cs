using System.Reflection;
using Microsoft.Azure.Functions.Worker;

namespace EasySale.Sync.Local.Worker;

/// <summary>One method marked <c>[Function]</c>, with the parameter that carries its trigger.</summary>
public sealed record FunctionMethod(string Name, FunctionKind Kind, MethodInfo Method, ParameterInfo TriggerParameter, Attribute Trigger)
{
    public IReadOnlyList<ParameterInfo> Parameters { get; } = Method.GetParameters();

    public static FunctionMethod? From(MethodInfo method)
    {
        if (method.GetCustomAttribute<FunctionAttribute>() is not { } function) return null;
        var triggers = method.GetParameters().SelectMany(parameter => Triggers(parameter)).ToList();
        return triggers is [var (parameter, trigger, kind)]
            ? new FunctionMethod(function.Name, kind, method, parameter, trigger)
            : throw new InvalidOperationException($"Function {function.Name} must have exactly one trigger this host knows, not {triggers.Count}.");
    }

    private static IEnumerable<(ParameterInfo, Attribute, FunctionKind)> Triggers(ParameterInfo parameter) =>
        parameter.GetCustomAttributes()
            .Select(attribute => (attribute, Kind: KindOf(attribute)))
            .Where(found => found.Kind is not null)
            .Select(found => (parameter, found.attribute, found.Kind!.Value));

    private static FunctionKind? KindOf(Attribute attribute) => attribute switch
    {
        HttpTriggerAttribute => FunctionKind.Http,
        TimerTriggerAttribute => FunctionKind.Timer,
        OrchestrationTriggerAttribute => FunctionKind.Orchestrator,
        ActivityTriggerAttribute => FunctionKind.Activity,
        _ => null,
    };
}
