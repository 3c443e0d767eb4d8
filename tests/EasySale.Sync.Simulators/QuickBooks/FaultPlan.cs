using EasySale.Sync.Simulators.QuickBooks.Front;
using EasySale.Sync.Simulators.QuickBooks.Front.Answers;

namespace EasySale.Sync.Simulators.QuickBooks;

/// <summary>Which calls were chosen; what happens to them is said by one of its methods.</summary>
public sealed class FaultPlan
{
    private readonly Faults _faults;
    private readonly TimeProvider _time;
    private readonly Strike _strike;

    internal FaultPlan(Faults faults, TimeProvider time, Strike strike) => (_faults, _time, _strike) = (faults, time, strike);

    /// <summary>The same, but what was asked is done first: the caller cannot know that it happened.</summary>
    public FaultPlan AfterWork() => new(_faults, _time, _strike with { AfterWork = true });

    /// <summary>Closes the connection without an answer.</summary>
    public void Close() => _faults.Add(_strike with { Closes = true });

    /// <summary>429 with code 3001.</summary>
    public void Throttle(ThrottleShape shape = ThrottleShape.Json, int? retryAfterSeconds = null) =>
        Reply(_ => FaultShapes.Throttled(shape, retryAfterSeconds, Now));

    /// <summary>500 with code 10000.</summary>
    public void SystemFault() => Reply(_ => FaultShapes.Books(FaultText.System, Now));

    /// <summary>The same fault, but with status 200.</summary>
    public void FaultInside200() => Reply(_ => FaultShapes.Books(FaultText.System, Now, status: 200));

    /// <summary>401 in the gateway's shape although the token is alive.</summary>
    public void Unauthorized() => Reply(_ => FaultShapes.Gateway(FaultText.DeadToken("Token expired: 00000000"), Now));

    /// <summary>503 with an HTML page.</summary>
    public void Unavailable() => Reply(_ => HtmlPages.Unavailable);

    /// <summary>200 with an HTML page.</summary>
    public void HtmlPage() => Reply(_ => HtmlPages.SignIn);

    /// <summary>Does it, and sends the first half of the answer.</summary>
    public void Truncate() =>
        AfterWork().Reply(answer => answer! with { Body = answer.Body[..(answer.Body.Length / 2)] });

    /// <summary>Does it, and sends an answer whose JSON does not close as it opened.</summary>
    public void Malformed() => AfterWork().Reply(answer => answer! with { Body = [.. answer.Body[..^1], (byte)']'] });

    public void Answer(int status, string body = "", string contentType = FrontReply.Json,
        IReadOnlyDictionary<string, string>? headers = null) =>
        Reply(_ => FrontReply.Of(status, body, contentType) with { Headers = headers ?? new Dictionary<string, string>() });

    /// <summary>Keeps the call waiting until it is released, then goes on as usual. A caller may run into its own time limit meanwhile.</summary>
    public HeldCall Hold()
    {
        var held = new HeldCall();
        _faults.Add(_strike with { Held = held });
        return held;
    }

    private DateTimeOffset Now => _time.GetUtcNow();

    private void Reply(Func<FrontReply?, FrontReply> reply) => _faults.Add(_strike with { Reply = reply });
}
