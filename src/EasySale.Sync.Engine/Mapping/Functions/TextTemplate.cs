using System.Text;
using EasySale.Sync.Engine.Mapping.Paths;
using EasySale.Sync.Engine.Mapping.Values;

namespace EasySale.Sync.Engine.Mapping.Functions;

/// <summary>A text with paths in braces; <c>{value}</c> is the value so far. A brace alone cannot be written.</summary>
public sealed class TextTemplate
{
    private const string Current = "value";

    private readonly List<(string Text, MappingPath? Path)> _parts = [];

    private TextTemplate()
    {
    }

    public IEnumerable<MappingPath> Paths => _parts.Select(part => part.Path).OfType<MappingPath>();

    /// <summary>The template, or what is wrong with it and at which character.</summary>
    public static (TextTemplate? Template, string? Error) Read(string text)
    {
        var template = new TextTemplate();
        var at = 0;
        while (at < text.Length)
        {
            var open = text.IndexOf('{', at);
            var literal = open < 0 ? text[at..] : text[at..open];
            if (literal.Contains('}', StringComparison.Ordinal)) return (null, $"Character {at + literal.IndexOf('}', StringComparison.Ordinal) + 1}: a }} without a {{.");
            if (literal.Length > 0) template._parts.Add((literal, null));
            if (open < 0) break;
            var close = text.IndexOf('}', open);
            if (close < 0) return (null, $"Character {open + 1}: the {{ is not closed.");
            var (path, error) = PathReader.Read(text[(open + 1)..close]);
            if (error is not null) return (null, $"Character {open + 1}: {error}");
            template._parts.Add(("", path));
            at = close + 1;
        }

        return template._parts.Count <= 2 * MappingLimits.Parts ? (template, null) : (null, $"At most {MappingLimits.Parts} paths.");
    }

    public static bool IsCurrent(MappingPath path) => path.Text == Current;

    /// <summary>The text with the paths' values; null when there are paths and none of them has a value.</summary>
    public string? Fill(object? value, RecordScope scope)
    {
        var filled = new StringBuilder();
        var (asked, found) = (false, false);
        foreach (var (text, path) in _parts)
        {
            var part = path is null ? text : MappedValue.Text(IsCurrent(path) ? value : scope.Read(path)) ?? "";
            asked |= path is not null;
            found |= path is not null && part.Length > 0;
            if (filled.Length < MappingLimits.Text) filled.Append(MappedValue.Cut(part, MappingLimits.Text - filled.Length));
        }

        return asked && !found ? null : filled.ToString();
    }
}
