using EasySale.Sync.Engine.Mapping.Functions;
using EasySale.Sync.Engine.Mapping.Paths;
using EasySale.Sync.Engine.Mapping.Values;

namespace EasySale.Sync.Engine.Mapping;

/// <summary>Calls a function on a value: converts it, goes through lists, and keeps what comes out within bounds.</summary>
internal static class FunctionCalls
{
    public static object? Apply(MappingFunction function, BoundArguments arguments, object? value, RecordScope scope)
    {
        if (function.StartsFromNothing) return Bounded(function.Apply(value, arguments, scope));
        if (MappedValue.IsEmpty(value)) return null;
        if (function.Takes == MappedType.List) return Bounded(function.Apply(value as IReadOnlyList<object?> ?? [value], arguments, scope));
        return value is IReadOnlyList<object?> list ? Each(function, arguments, list, scope) : One(function, arguments, value, scope);
    }

    private static object? One(MappingFunction function, BoundArguments arguments, object? value, RecordScope scope) =>
        MappedValue.As(function.Takes, value) is { } taken ? Bounded(function.Apply(taken, arguments, scope)) : null;

    private static List<object?> Each(MappingFunction function, BoundArguments arguments, IReadOnlyList<object?> list, RecordScope scope)
    {
        var made = new List<object?>(list.Count);
        var length = 0;
        foreach (var value in list)
        {
            if (length > MappingLimits.Text) break;
            if (One(function, arguments, value, scope) is not { } one) continue;
            length += (one as string)?.Length ?? 1;
            made.Add(one);
        }

        return made;
    }

    private static object? Bounded(object? value) => value is string text ? MappedValue.Cut(text) : value;
}
