namespace EasySale.Sync.Simulators.WooCommerce;

/// <summary>Which calls were chosen; what happens to them is said by one of its methods.</summary>
public sealed class FaultPlan
{
    private const string ErrorPage = "<!DOCTYPE html><html><head><title>Maintenance</title></head><body><h1>Briefly unavailable</h1></body></html>";
    private readonly Faults _faults;
    private readonly Func<string, string, bool> _matches;
    private readonly int _skip;
    private readonly int _times;

    internal FaultPlan(Faults faults, Func<string, string, bool> matches, int nth, int times) =>
        (_faults, _matches, _skip, _times) = (faults, matches, nth - 1, times);

    /// <summary>Answers this instead of doing anything.</summary>
    public void Answer(int status, string body = "", IReadOnlyDictionary<string, string>? headers = null) =>
        Add(FaultKind.Answer, status, body, headers);

    /// <summary>Does what was asked, and answers this: the caller cannot know that it happened.</summary>
    public void AnswerAfter(int status, string body = "", IReadOnlyDictionary<string, string>? headers = null) =>
        Add(FaultKind.AnswerAfter, status, body, headers);

    /// <summary>A host's page in the place of JSON, with status 200.</summary>
    public void AnswerHtml(int status = 200) =>
        _faults.Add(New(FaultKind.Answer) with { Status = status, Body = ErrorPage, ContentType = "text/html; charset=UTF-8" });

    public void CloseBefore() => _faults.Add(New(FaultKind.CloseBefore));

    public void CloseAfter() => _faults.Add(New(FaultKind.CloseAfter));

    /// <summary>Status 200 and the first half of the JSON.</summary>
    public void Truncate() => _faults.Add(New(FaultKind.Truncate));

    public HeldCall Hold()
    {
        var held = new HeldCall();
        _faults.Add(New(FaultKind.Hold) with { Held = held });
        return held;
    }

    private void Add(FaultKind kind, int status, string body, IReadOnlyDictionary<string, string>? headers) =>
        _faults.Add(New(kind) with { Status = status, Body = body, Headers = headers ?? new Dictionary<string, string>() });

    private Fault New(FaultKind kind) => new(_matches, kind) { Skip = _skip, Times = _times };
}
