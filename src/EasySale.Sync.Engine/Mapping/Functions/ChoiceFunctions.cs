using EasySale.Sync.Engine.Mapping.Paths;
using EasySale.Sync.Engine.Mapping.Values;
using static EasySale.Sync.Engine.Mapping.Functions.ParameterKind;

namespace EasySale.Sync.Engine.Mapping.Functions;

/// <summary>Functions that choose: tables, conditions, alternatives, texts put together.</summary>
internal static class ChoiceFunctions
{
    private static readonly string[] Operators =
        ["equals", "notEquals", "contains", "startsWith", "endsWith", "greater", "less", "empty", "notEmpty"];

    public static readonly IReadOnlyList<MappingFunction> All =
    [
        new("lookup", MappedType.Text, MappedType.Text, "Looks the value up in a table.", "table {\"bacs\": \"Bank\"}: \"bacs\" → \"Bank\"")
        {
            Parameters =
            [
                new("table", Table, $"What is looked up → what comes out; at most {MappingLimits.TableEntries}, letters as they are.") { Required = true },
                new("otherwise", Choice, "What comes out for others: nothing, or the value as it is; nothing when left out.") { Allowed = ["nothing", "value"] },
            ],
            Apply = (value, by, _) => by.Table("table").GetValueOrDefault((string)value!) ?? (by.Text("otherwise") == "value" ? value : null),
        },
        new("concat", MappedType.Any, MappedType.Text, "Puts values of the record together, leaving out empty ones.", "paths [\"billing.firstName\", \"billing.lastName\"], separator \" \" → \"Ann Lee\"")
        {
            StartsFromNothing = true,
            Parameters =
            [
                new("paths", ParameterKind.Paths, "What is put together; the word value is the value so far.") { Required = true },
                new("separator", Text, "What stands between; a space when left out."),
            ],
            Apply = (value, by, scope) => ListFunctions.Join(by.Paths("paths").Select(path => MappedValue.Text(Read(path, value, scope))), by.Text("separator") ?? " "),
        },
        new("template", MappedType.Any, MappedType.Text, "A text with values of the record in it; nothing when all of them are empty.", "text \"PO {raw.po} of {number}\" → \"PO 77 of 1042\"")
        {
            StartsFromNothing = true,
            Parameters = [new("text", Template, "Paths stand in braces; {value} is the value so far.") { Required = true }],
            Apply = (value, by, scope) => by.Template("text").Fill(value, scope),
        },
        new("coalesce", MappedType.Any, MappedType.Any, "The value, or the first of other places that is not empty.", "paths [\"billing.phone\", \"shipping.phone\"] → \"555\"")
        {
            StartsFromNothing = true,
            Parameters = [new("paths", ParameterKind.Paths, "Where else to look, in this order.") { Required = true }],
            Apply = (value, by, scope) => MappedValue.IsEmpty(value)
                ? by.Paths("paths").Select(path => Read(path, value, scope)).FirstOrDefault(other => !MappedValue.IsEmpty(other))
                : value,
        },
        new("default", MappedType.Any, MappedType.Any, "Another value where there is none.", "value \"none\": \"\" → \"none\"")
        {
            StartsFromNothing = true,
            Parameters = [new("value", Scalar, "What is used then.") { Required = true }],
            Apply = (value, by, _) => MappedValue.IsEmpty(value) ? by.Scalar("value") : value,
        },
        new("if", MappedType.Any, MappedType.Any, "One value where a condition holds and another where it does not.", "operator \"greater\", than \"100\", then \"large\", else \"small\": 120 → \"large\"")
        {
            StartsFromNothing = true,
            Parameters =
            [
                new("path", ParameterKind.Path, "What is looked at; the value so far when left out."),
                new("operator", Choice, "How it is looked at. Letters as they are; greater and less compare numbers or dates.") { Required = true, Allowed = Operators },
                new("than", Scalar, "What it is compared with; not for empty and notEmpty."),
                new("then", Scalar, "What comes out where it holds; the value so far when left out."),
                new("else", Scalar, "What comes out where it does not; the value so far when left out."),
            ],
            Apply = If,
        },
    ];

    internal static object? Read(MappingPath path, object? value, RecordScope scope) => TextTemplate.IsCurrent(path) ? value : scope.Read(path);

    private static object? If(object? value, BoundArguments by, RecordScope scope)
    {
        var looked = by.Path("path") is { } path ? Read(path, value, scope) : value;
        var branch = Holds(looked, by.Text("operator")!, by.Scalar("than")) ? "then" : "else";
        return by.Has(branch) ? by.Scalar(branch) : value;
    }

    private static bool Holds(object? value, string how, object? than)
    {
        var (text, other) = (MappedValue.Text(value) ?? "", MappedValue.Text(than) ?? "");
        return how switch
        {
            "equals" => MappedValue.AreEqual(value, than),
            "notEquals" => !MappedValue.AreEqual(value, than),
            "contains" => text.Contains(other, StringComparison.Ordinal),
            "startsWith" => text.StartsWith(other, StringComparison.Ordinal),
            "endsWith" => text.EndsWith(other, StringComparison.Ordinal),
            "greater" => Compare(value, than) > 0,
            "less" => Compare(value, than) < 0,
            "empty" => MappedValue.IsEmpty(value),
            _ => !MappedValue.IsEmpty(value),
        };
    }

    /// <returns>Null when the two cannot be compared; then neither greater nor less holds.</returns>
    private static int? Compare(object? left, object? right)
    {
        if (MappedValue.Number(left) is { } a && MappedValue.Number(right) is { } b) return a.CompareTo(b);
        return MappedValue.Date(left) is { } earlier && MappedValue.Date(right) is { } later ? earlier.CompareTo(later) : null;
    }
}
