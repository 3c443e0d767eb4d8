using System.Globalization;
using EasySale.Sync.Engine.Mapping.Values;
using static EasySale.Sync.Engine.Mapping.Functions.ParameterKind;

namespace EasySale.Sync.Engine.Mapping.Functions;

/// <summary>Functions on numbers: exact decimals throughout.</summary>
internal static class NumberFunctions
{
    public static readonly IReadOnlyList<MappingFunction> All =
    [
        new("toNumber", MappedType.Any, MappedType.Number, "Reads a number out of a text; nothing when it is none.", "decimalSeparator \",\": \"1.234,50\" → 1234.50")
        {
            Parameters = [new("decimalSeparator", Choice, "Which character stands before the decimals; a point when left out.") { Allowed = [".", ","] }],
            Apply = (value, by, _) => ToNumber(value, by.Text("decimalSeparator") ?? "."),
        },
        Of("round", "Rounds; halves away from zero, or to the even digit.", "decimals 2: 1.005 → 1.01",
            (number, by) => Math.Round(number, by.Whole("decimals")!.Value, by.Text("halves") == "even" ? MidpointRounding.ToEven : MidpointRounding.AwayFromZero),
            new("decimals", Whole, "How many decimals stay.") { Required = true, Most = MappingLimits.Decimals },
            new("halves", Choice, "Where a half goes; up when left out.") { Allowed = ["up", "even"] }),
        Of("add", "Adds a number; a negative one is taken off.", "number -2: 7 → 5",
            (number, by) => number + by.Number("number"), new FunctionParameter("number", Number, "What is added.") { Required = true }),
        Of("multiply", "Multiplies; 0.01 divides by a hundred.", "by 1.19: 100 → 119.00",
            (number, by) => number * by.Number("by"), new FunctionParameter("by", Number, "The factor.") { Required = true }),
        Of("abs", "Leaves the sign away.", "-3 → 3", (number, _) => Math.Abs(number)),
        Of("atLeast", "Raises what is smaller.", "number 0: -3 → 0",
            (number, by) => Math.Max(number, by.Number("number")), new FunctionParameter("number", Number, "The smallest number.") { Required = true }),
        Of("atMost", "Lowers what is larger.", "number 99: 120 → 99",
            (number, by) => Math.Min(number, by.Number("number")), new FunctionParameter("number", Number, "The largest number.") { Required = true }),
        new("formatNumber", MappedType.Number, MappedType.Text, "Writes a number as text.", "decimals 2, decimalSeparator \",\", groupSeparator \".\": 1234.5 → \"1.234,50\"")
        {
            Parameters =
            [
                new("decimals", Whole, "How many decimals are written; as many as there are when left out.") { Most = MappingLimits.Decimals },
                new("decimalSeparator", Choice, "Before the decimals; a point when left out.") { Allowed = [".", ","] },
                new("groupSeparator", Choice, "Between thousands; none when left out.") { Allowed = [".", ",", " ", "'"] },
            ],
            Apply = (value, by, _) => Format((decimal)value!, by),
        },
    ];

    private static MappingFunction Of(
        string name, string description, string example, Func<decimal, BoundArguments, decimal> apply, params IReadOnlyList<FunctionParameter> parameters) =>
        new(name, MappedType.Number, MappedType.Number, description, example)
        {
            Parameters = parameters,
            Apply = (value, arguments, _) => Bounded(() => apply((decimal)value!, arguments)),
        };

    private static object? Bounded(Func<decimal> compute)
    {
        try
        {
            var number = compute();
            if (Math.Abs(number) > MappingLimits.Number) return null;
            return number.Scale <= MappingLimits.Decimals ? number : Math.Round(number, MappingLimits.Decimals, MidpointRounding.AwayFromZero);
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    private static object? ToNumber(object? value, string separator)
    {
        if (value is not string text) return MappedValue.Number(value);
        var group = separator == "." ? "," : ".";
        var plain = text.Trim().Replace(group, "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal).Replace(separator, ".", StringComparison.Ordinal);
        return MappedValue.Number(plain) is { } number && Math.Abs(number) <= MappingLimits.Number ? number : null;
    }

    private static string Format(decimal number, BoundArguments by)
    {
        var written = new NumberFormatInfo
        {
            NumberDecimalSeparator = by.Text("decimalSeparator") ?? ".",
            NumberGroupSeparator = by.Text("groupSeparator") ?? "",
            NumberDecimalDigits = by.Whole("decimals") ?? number.Scale,
        };
        // Halves go up here as they do in round, not to the even digit.
        return Math.Round(number, Math.Min(written.NumberDecimalDigits, 28), MidpointRounding.AwayFromZero).ToString("N", written);
    }
}
