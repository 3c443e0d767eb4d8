using System.Diagnostics;
using System.Text.RegularExpressions;

namespace EasySale.Sync.Engine.Telemetry;

/// <summary>
/// What everything done for one cause is found by: 1–64 letters, digits, dots, hyphens and underscores. A caller may name it; otherwise
/// it is the trace's id, and for runs that nobody asked for it is made of what started them.
/// </summary>
public static partial class CorrelationId
{
    /// <summary>The header it comes with and is answered in.</summary>
    public const string Header = "x-correlation-id";

    /// <summary>W3C trace context.</summary>
    public const string TraceHeader = "traceparent";

    private const int Longest = 64;

    public static bool IsValid(string? text) => text is not null && Form().IsMatch(text);

    /// <summary>What the caller named; else its trace; else ours; else <paramref name="otherwise"/>. A header of another form counts for nothing.</summary>
    public static string Of(string? named, string? traceParent, string otherwise)
    {
        if (IsValid(named)) return named!;
        if (ActivityContext.TryParse(traceParent, null, out var theirs)) return theirs.TraceId.ToHexString();
        return Activity.Current is { IdFormat: ActivityIdFormat.W3C } ours ? ours.TraceId.ToHexString() : otherwise;
    }

    /// <summary>Made of a cause, such as a schedule and its occurrence; the same cause gives the same id.</summary>
    public static string OfCause(params ReadOnlySpan<string> parts)
    {
        var text = NotAllowed().Replace(string.Join('-', parts!), "-");
        return text.Length <= Longest ? text : text[..Longest];
    }

    [GeneratedRegex(@"^[A-Za-z0-9._-]{1,64}\z")]
    private static partial Regex Form();

    [GeneratedRegex("[^A-Za-z0-9._-]+")]
    private static partial Regex NotAllowed();
}
