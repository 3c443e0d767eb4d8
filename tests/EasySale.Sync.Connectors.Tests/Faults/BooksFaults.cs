using EasySale.Sync.Simulators.QuickBooks;
using static EasySale.Sync.Engine.Failures.FailureCause;

namespace EasySale.Sync.Connectors.Tests.Faults;

/// <summary>What goes wrong while the books are written, and while their tokens are renewed.</summary>
internal static class BooksFaults
{
    private const string Open = "limits.breaker_open";
    private const string Garbled = "quickbooks.unreadable_answer";
    private static readonly string[] Unreached = ["network.unreachable", Open];
    private static readonly string[] Down = ["quickbooks.unavailable", Open];
    private static readonly string[] Slower = ["quickbooks.rate_limited", "limits.paused"];

    public static readonly IReadOnlyList<FaultCase> Writing =
    [
        Write("answer lost after commit", Unreached, plan => plan.AfterWork().Close()) with { IsOvercome = true },
        Write("connection reset before", Unreached, plan => plan.Close()),
        Write("429", Slower, plan => plan.Throttle()),
        Write("429 of the gateway", Slower, plan => plan.Throttle(ThrottleShape.LowerCaseJson)),
        Write("429 as XML", Slower, plan => plan.Throttle(ThrottleShape.Xml)),
        Write("429, empty", Slower, plan => plan.Throttle(ThrottleShape.Empty)),
        Write("429, back in two seconds", Slower, plan => plan.Throttle(retryAfterSeconds: 2)),
        Write("429 as XML, back in two minutes", Slower, plan => plan.Throttle(ThrottleShape.Xml, retryAfterSeconds: 120)),
        Write("500", Down, plan => plan.SystemFault()),
        Write("500 after commit", Down, plan => plan.AfterWork().SystemFault()) with { IsOvercome = true },
        Write("503", Down, plan => plan.Unavailable()),
        Write("a page with status 200", Garbled, plan => plan.HtmlPage()),
        Write("half of the JSON", Garbled, plan => plan.Truncate()) with { IsOvercome = true },
        Write("malformed JSON", Garbled, plan => plan.Malformed()) with { IsOvercome = true },
        Write("a fault inside a 200", "quickbooks.unavailable", plan => plan.FaultInside200()),
        new("writing: a token they no longer take", TryAgain, ["quickbooks.token_refused"], (house, times) => Writes(house, times).Unauthorized()) { LastingCause = FixSettings },
    ];

    public static readonly IReadOnlyList<FaultCase> Tokens =
    [
        Token("connection reset before", Open, plan => plan.Close()),
        Token("answer lost", Open, plan => plan.AfterWork().Close()),
        Token("429", "quickbooks.rate_limited", plan => plan.Throttle()),
        Token("429, empty", "quickbooks.rate_limited", plan => plan.Throttle(ThrottleShape.Empty)),
        Token("500", Open, plan => plan.SystemFault()),
        Token("503", Open, plan => plan.Unavailable()),
        Token("a page with status 200", Garbled, plan => plan.HtmlPage()),
        Token("half of the JSON", Garbled, plan => plan.Truncate()),
        Token("malformed JSON", Garbled, plan => plan.Malformed()),
    ];

    public static FaultPlan Writes(House house, int times = 1, int nth = 3) => house.Books.Books.Faults.On(
        call => call is { Method: "POST", Realm: not null } && !call.Path.StartsWith("/query", StringComparison.Ordinal), nth, times);

    private static FaultCase Write(string name, string code, Action<FaultPlan> strike) => Write(name, [code], strike);

    private static FaultCase Write(string name, string[] codes, Action<FaultPlan> strike) =>
        new($"writing: {name}", TryAgain, codes, (house, times) => strike(Writes(house, times)));

    private static FaultCase Token(string name, string code, Action<FaultPlan> strike) =>
        new($"token: {name}", TryAgain, [code], (house, times) => strike(house.Books.Books.Faults.On("POST", "/oauth2", times: times)));
}
