using System.Text;
using EasySale.Sync.Engine.Mapping.Values;
using static EasySale.Sync.Engine.Mapping.Functions.ParameterKind;

namespace EasySale.Sync.Engine.Mapping.Functions;

/// <summary>Functions on text. Nothing in here is a pattern: what is looked for is looked for letter by letter.</summary>
internal static class TextFunctions
{
    public static readonly IReadOnlyList<MappingFunction> All =
    [
        Of("trim", "Takes the white space off both ends.", "\" A 1 \" → \"A 1\"", (text, _) => text.Trim()),
        Of("upper", "Makes capital letters, the same in every language.", "\"ab-1\" → \"AB-1\"", (text, _) => text.ToUpperInvariant()),
        Of("lower", "Makes small letters, the same in every language.", "\"AB-1\" → \"ab-1\"", (text, _) => text.ToLowerInvariant()),
        Of("digits", "Leaves the digits 0 to 9.", "\"+49 (30) 1\" → \"49301\"", (text, _) => new string([.. text.Where(char.IsAsciiDigit)])),
        Of("singleLine", "Makes one line of several.", "\"a⏎b\" → \"a b\"", (text, _) => text.ReplaceLineEndings(" ")),
        Of("replace", "Replaces every occurrence of a text.", "find \"-\", with \"/\": \"1-2\" → \"1/2\"",
            (text, with) => Replace(text, with.Text("find")!, with.Text("with") ?? ""),
            new("find", Text, "What is replaced.") { Required = true },
            new("with", Text, "What stands there instead; nothing when left out.")),
        Of("substring", "A part of the text.", "start 0, length 3: \"ABCDE\" → \"ABC\"",
            (text, at) => Substring(text, at.Whole("start") ?? 0, at.Whole("length")),
            new("start", Whole, "The first character, from 0.") { Required = true },
            new("length", Whole, "How many; all when left out.") { Least = 1 }),
        Of("truncate", "Cuts what is longer.", "length 3: \"ABCDE\" → \"ABC\"",
            (text, at) => MappedValue.Cut(text, at.Whole("length")!.Value),
            new FunctionParameter("length", Whole, "The most characters.") { Required = true, Least = 1 }),
        Of("split", "One part of a text that is divided by a separator.", "separator \"/\", part 1: \"A/B/C\" → \"B\"",
            (text, by) => Part(text, by.Text("separator")!, by.Whole("part")!.Value),
            new("separator", Text, "What divides it.") { Required = true },
            new("part", Whole, "Which part, from 0; -1 for the last.") { Required = true, Least = -1, Most = MappingLimits.ListEntries }),
        Of("before", "What stands before the first occurrence of a text; all of it when there is none.", "text \"@\": \"ann@shop\" → \"ann\"",
            (text, by) => text.IndexOf(by.Text("text")!, StringComparison.Ordinal) is >= 0 and var at ? text[..at] : text,
            new FunctionParameter("text", Text, "What is looked for.") { Required = true }),
        Of("after", "What stands behind the first occurrence of a text; nothing when there is none.", "text \"@\": \"ann@shop\" → \"shop\"",
            (text, by) => text.IndexOf(by.Text("text")!, StringComparison.Ordinal) is >= 0 and var at ? text[(at + by.Text("text")!.Length)..] : null,
            new FunctionParameter("text", Text, "What is looked for.") { Required = true }),
        Of("prepend", "Puts a text before it.", "text \"WEB-\": \"7\" → \"WEB-7\"",
            (text, with) => with.Text("text") + text, new FunctionParameter("text", Text, "What is put there.") { Required = true }),
        Of("append", "Puts a text behind it.", "text \" (web)\": \"7\" → \"7 (web)\"",
            (text, with) => text + with.Text("text"), new FunctionParameter("text", Text, "What is put there.") { Required = true }),
        Of("padLeft", "Fills up from the left.", "length 5, with \"0\": \"42\" → \"00042\"",
            (text, by) => text.PadLeft(by.Whole("length")!.Value, by.Text("with") is [var fill, ..] && !char.IsSurrogate(fill) ? fill : ' '),
            new("length", Whole, "How long it becomes.") { Required = true, Least = 1, Most = MappingLimits.Argument },
            new("with", Text, "The character; a space when left out.")),
    ];

    private static MappingFunction Of(
        string name, string description, string example, Func<string, BoundArguments, string?> apply, params IReadOnlyList<FunctionParameter> parameters) =>
        new(name, MappedType.Text, MappedType.Text, description, example)
        {
            Parameters = parameters,
            Apply = (value, arguments, _) => apply((string)value!, arguments),
        };

    // By hand, because a long replacement of every letter must stop at the limit before it uses up memory.
    private static string Replace(string text, string find, string with)
    {
        var replaced = new StringBuilder();
        var at = 0;
        while (replaced.Length < MappingLimits.Text && text.IndexOf(find, at, StringComparison.Ordinal) is >= 0 and var next)
        {
            replaced.Append(text, at, next - at).Append(with);
            at = next + find.Length;
        }

        return replaced.Append(text, at, text.Length - at).ToString();
    }

    private static string? Substring(string text, int start, int? length)
    {
        if (start >= text.Length) return null;
        if (start > 0 && char.IsLowSurrogate(text[start])) start++;
        return length is { } some ? MappedValue.Cut(text[start..], some) : text[start..];
    }

    private static string? Part(string text, string separator, int part)
    {
        var parts = text.Split(separator, MappingLimits.ListEntries + 2, StringSplitOptions.None);
        return part < 0 ? parts[^1] : part < parts.Length ? parts[part] : null;
    }
}
