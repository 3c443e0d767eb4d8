using System.Globalization;

namespace EasySale.Sync.Engine.Operations.Inputs;

/// <summary>Paging and filters of a list, from the query.</summary>
public sealed class ListInput
{
    public const int DefaultLimit = 50;
    public const int LargestLimit = 200;

    /// <summary>What is said about a cursor no answer ever had.</summary>
    public const string ForeignCursor = "Must be the nextCursor of an earlier answer. Leave it out to begin with the first page.";

    private readonly Func<string, string?> _query;
    private readonly InputErrors _errors = new();

    /// <param name="query">Name → value, or null where the query has none.</param>
    public ListInput(Func<string, string?> query)
    {
        _query = name => query(name) is { Length: > 0 } text ? text : null;
        Limit = ReadLimit();
    }

    public int Limit { get; }

    /// <summary>What the page begins behind; null for the first page. One that is none of the list's is wrong.</summary>
    /// <param name="isOurs">Whether an answer of the list may have had it.</param>
    public string? Cursor(Func<string, bool> isOurs) => _query("cursor") is { } text && IsKnown(isOurs(text)) ? text : null;

    /// <summary>Where the page begins; the default for the first page. One that is none of the list's is wrong.</summary>
    /// <param name="parse">The position, or null for what no answer of the list ever had.</param>
    public T Cursor<T>(Func<string, T?> parse) where T : struct => _query("cursor") is { } text && parse(text) is var at && IsKnown(at is not null) ? at!.Value : default;

    public string? Text(string name) => _query(name);

    /// <summary>One of the allowed values, or null.</summary>
    public string? Choice(string name, IReadOnlyList<string> allowed)
    {
        var text = _query(name);
        if (text is null || allowed.Contains(text)) return text;
        _errors.Add(name, $"\"{text}\" is not allowed. Allowed: {string.Join(", ", allowed)}.");
        return null;
    }

    /// <summary>One of an enum's names in camelCase, or null.</summary>
    public T? Choice<T>(string name) where T : struct, Enum
    {
        var names = Enum.GetNames<T>().Select(each => char.ToLowerInvariant(each[0]) + each[1..]).ToList();
        return Choice(name, names) is { } text ? Enum.Parse<T>(text, ignoreCase: true) : null;
    }

    /// <summary>A date or an instant, or null.</summary>
    /// <param name="name">Name in the query.</param>
    /// <param name="endOfDay">A date alone means the end of that day.</param>
    public DateTimeOffset? Instant(string name, bool endOfDay)
    {
        if (_query(name) is not { } text) return null;
        if (InstantText.Parse(text, endOfDay) is { } instant) return instant;
        _errors.Add(name, InstantText.Allowed);
        return null;
    }

    public void Wrong(string name, string message) => _errors.Add(name, message);

    /// <exception cref="Problems.ProblemException">A value is wrong (400, all of them named).</exception>
    public void ThrowIfWrong() => _errors.ThrowIfAny();

    private bool IsKnown(bool isOurs)
    {
        if (!isOurs) Wrong("cursor", ForeignCursor);
        return isOurs;
    }

    private int ReadLimit()
    {
        if (_query("limit") is not { } text) return DefaultLimit;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) && limit is >= 1 and <= LargestLimit) return limit;
        _errors.Add("limit", $"Must be a whole number from 1 to {LargestLimit}.");
        return DefaultLimit;
    }
}
