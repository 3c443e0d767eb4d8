using EasySale.Sync.Engine.Mapping.Functions;
using EasySale.Sync.Engine.Mapping.Values;

namespace EasySale.Sync.Engine.Mapping;

/// <summary>Which values functions and fields take, as far as it is known before there is a record.</summary>
internal static class RuleTypes
{
    /// <summary>Why a function does not fit behind a value; null when it does.</summary>
    public static string? Wrong(MappingFunction function, MappedType value) => (function.Takes, value) switch
    {
        (MappedType.List, not (MappedType.List or MappedType.Any)) => $"{function.Name} works on a list; this is one {Word(value)}. Take it out, or write [] in the path.",
        (MappedType.Number, MappedType.Text) => $"{function.Name} works on a number; this is a text. Put toNumber before it.",
        (MappedType.Number, MappedType.Date or MappedType.Flag) => $"{function.Name} works on a number; this is {Word(value)}.",
        (MappedType.Date, MappedType.Text) => $"{function.Name} works on a date; this is a text. Put toDate before it.",
        (MappedType.Date, MappedType.Number or MappedType.Flag) => $"{function.Name} works on a date; this is {Word(value)}.",
        _ => null,
    };

    /// <summary>What comes out of a function.</summary>
    public static MappedType After(MappingFunction function, MappedType value)
    {
        if (value == MappedType.List && function is { StartsFromNothing: false } && function.Takes != MappedType.List) return MappedType.List;
        return function.Gives;
    }

    /// <summary>Why a value does not fit into a target; null when it does.</summary>
    public static string? Wrong(string target, MappedType takes, MappedType value)
    {
        if (value == MappedType.List) return $"\"{target}\" takes one value; this is a list. Add join, first, last, count or sum.";
        if (takes != MappedType.Number || value is MappedType.Number or MappedType.Any) return null;
        return $"\"{target}\" is a number; this is {Word(value)}. Add toNumber.";
    }

    private static string Word(MappedType type) => type switch
    {
        MappedType.Flag => "true or false",
        _ => type.ToString().ToLowerInvariant(),
    };
}
