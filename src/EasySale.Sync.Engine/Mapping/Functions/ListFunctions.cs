using EasySale.Sync.Engine.Mapping.Values;
using static EasySale.Sync.Engine.Mapping.Functions.ParameterKind;

namespace EasySale.Sync.Engine.Mapping.Functions;

/// <summary>Functions that make one value of a list.</summary>
internal static class ListFunctions
{
    public static readonly IReadOnlyList<MappingFunction> All =
    [
        Of("join", MappedType.Text, "Joins the entries, leaving out empty ones.", "separator \", \": [\"A\", \"B\"] → \"A, B\"",
            (list, by) => Join(list.Select(MappedValue.Text), by.Text("separator") ?? ", "), new FunctionParameter("separator", Text, "What stands between; \", \" when left out.")),
        Of("first", MappedType.Any, "The first entry that is not empty.", "[\"\", \"B\"] → \"B\"", (list, _) => list.FirstOrDefault(value => !MappedValue.IsEmpty(value))),
        Of("last", MappedType.Any, "The last entry that is not empty.", "[\"A\", \"B\"] → \"B\"", (list, _) => list.LastOrDefault(value => !MappedValue.IsEmpty(value))),
        Of("count", MappedType.Number, "How many entries there are.", "[\"A\", \"B\"] → 2", (list, _) => (decimal)list.Count),
        Of("sum", MappedType.Number, "The sum of the entries that are numbers.", "[1.50, 2] → 3.50", (list, _) => Sum(list)),
        Of("distinct", MappedType.List, "Leaves out repeated entries.", "[\"A\", \"B\", \"A\"] → [\"A\", \"B\"]",
            (list, _) => list.DistinctBy(value => MappedValue.Text(value), StringComparer.Ordinal).ToList()),
    ];

    internal static string Join(IEnumerable<string?> texts, string separator) =>
        MappedValue.Cut(string.Join(separator, texts.Where(text => !string.IsNullOrWhiteSpace(text))));

    private static MappingFunction Of(
        string name, MappedType gives, string description, string example, Func<IReadOnlyList<object?>, BoundArguments, object?> apply,
        params IReadOnlyList<FunctionParameter> parameters) => new(name, MappedType.List, gives, description, example)
        {
            Parameters = parameters,
            Apply = (value, arguments, _) => apply((IReadOnlyList<object?>)value!, arguments),
        };

    private static object? Sum(IReadOnlyList<object?> list)
    {
        var sum = 0m;
        foreach (var number in list.Select(MappedValue.Number))
        {
            if (Math.Abs(number ?? 0) > MappingLimits.Number) return null;
            sum += number ?? 0;
        }

        return Math.Abs(sum) <= MappingLimits.Number ? sum : null;
    }
}
