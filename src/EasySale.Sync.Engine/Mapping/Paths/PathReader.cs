using System.Globalization;

namespace EasySale.Sync.Engine.Mapping.Paths;

/// <summary>Reads paths. One pass, no backtracking.</summary>
public sealed class PathReader
{
    private readonly string _text;
    private readonly List<PathStep> _steps = [];
    private int _at;
    private string? _error;

    private PathReader(string text) => _text = text;

    /// <summary>The path, or what is wrong with it and at which character.</summary>
    public static (MappingPath? Path, string? Error) Read(string text)
    {
        if (text.Length is 0 or > MappingLimits.Path) return (null, $"A path has 1 to {MappingLimits.Path} characters.");
        var reader = new PathReader(text);
        reader.Steps();
        return reader._error is { } error ? (null, error) : (reader.Rooted(), null);
    }

    private MappingPath? Rooted()
    {
        var (root, skipped) = (Name(0), Name(1)) switch
        {
            ("raw", _) => (PathRoot.Raw, 1),
            ("line", "raw") => (PathRoot.RawLine, 2),
            ("line", _) => (PathRoot.Line, 1),
            _ => (PathRoot.Record, 0),
        };
        // "raw" alone names everything the source sent; the caller says that a value is wanted.
        return new MappingPath(_text, root, [.. _steps.Skip(skipped)]);
    }

    private string? Name(int step) => step < _steps.Count && _steps[step] is PathStep.Property property ? property.Name : null;

    private void Steps()
    {
        Property();
        while (_error is null && _at < _text.Length)
        {
            if (_text[_at] == '.')
            {
                _at++;
                Property();
            }
            else if (_text[_at] == '[')
            {
                Bracket();
            }
            else
            {
                Fail($"expected . or [ here, not \"{_text[_at]}\"");
            }
        }

        if (_error is null && _steps.Count > MappingLimits.Steps) _error = $"A path has at most {MappingLimits.Steps} steps.";
    }

    private void Property()
    {
        var start = _at;
        while (_at < _text.Length && IsNamePart(_text[_at])) _at++;
        if (_at == start) Fail("expected the name of a field here");
        else _steps.Add(new PathStep.Property(_text[start.._at], start + 1));
    }

    private void Bracket()
    {
        var start = ++_at;
        if (_at < _text.Length && _text[_at] == '"')
        {
            Quoted(start);
            return;
        }

        var end = _text.IndexOf(']', _at);
        if (end < 0)
        {
            Fail("the [ before this is not closed");
            return;
        }

        _at = end + 1;
        Inside(_text[start..end], start);
    }

    private void Inside(string inside, int start)
    {
        var equals = inside.IndexOf('=', StringComparison.Ordinal);
        if (inside.Length == 0) _steps.Add(new PathStep.All(start));
        else if (int.TryParse(inside, NumberStyles.None, CultureInfo.InvariantCulture, out var index)) _steps.Add(new PathStep.Entry(index, start));
        else if (equals > 0 && inside[..equals].All(IsNamePart) && equals + 1 < inside.Length) _steps.Add(new PathStep.Match(inside[..equals], inside[(equals + 1)..], start));
        else Fail($"\"[{inside}]\" is none of [] (all), [0] (by position), [key=value] (by a field) and [\"a name\"]", start);
    }

    private void Quoted(int start)
    {
        var end = _text.IndexOf("\"]", _at + 1, StringComparison.Ordinal);
        if (end <= _at + 1)
        {
            Fail("expected a name and \"] here");
            return;
        }

        _steps.Add(new PathStep.Property(_text[(_at + 1)..end], start));
        _at = end + 2;
    }

    private static bool IsNamePart(char unit) => char.IsLetterOrDigit(unit) || unit is '_' or '-' or ':' or '@' or '$';

    private void Fail(string what, int? at = null) => _error ??= $"Character {(at ?? _at) + 1} of \"{_text}\": {what}.";
}
