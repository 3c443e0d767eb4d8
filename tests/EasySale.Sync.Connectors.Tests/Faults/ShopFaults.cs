using EasySale.Sync.Simulators.WooCommerce;
using static EasySale.Sync.Engine.Failures.FailureCause;

namespace EasySale.Sync.Connectors.Tests.Faults;

/// <summary>What goes wrong while a shop is read.</summary>
internal static class ShopFaults
{
    private const string Open = "limits.breaker_open";
    private const string Garbled = "woocommerce.unreadable_answer";
    private const string Slower = "woocommerce.rate_limited";

    public static readonly IReadOnlyList<FaultCase> All =
    [
        new("reading: connection reset before", TryAgain, [Open], (house, times) => Orders(house, times).CloseBefore()),
        new("reading: answer lost", TryAgain, [Open], (house, times) => Orders(house, times).CloseAfter()),
        new("reading: 429", TryAgain, [Slower], (house, times) => Orders(house, times).Answer(429, """{"code":"too_many","message":"Slow down","data":{"status":429}}""")),
        new("reading: 429 as XML", TryAgain, [Slower], (house, times) => Orders(house, times).Answer(429, "<error>Too many requests</error>")),
        new("reading: 429, empty", TryAgain, [Slower], (house, times) => Orders(house, times).Answer(429)),
        new("reading: 429, back in two seconds", TryAgain, [Slower, "limits.paused"], (house, times) => Orders(house, times).Answer(429, headers: After("2"))),
        new("reading: 429, back in two minutes", TryAgain, [Slower, "limits.paused"], (house, times) => Orders(house, times).Answer(429, headers: After("120"))),
        new("reading: 500", TryAgain, [Open], (house, times) => Orders(house, times).Answer(500, """{"code":"internal_server_error","message":"Critical error","data":{"status":500}}""")),
        new("reading: 503", TryAgain, [Open], (house, times) => Orders(house, times).AnswerHtml(503)),
        new("reading: a page with status 200", FixSettings, ["woocommerce.web_page"], (house, times) => Orders(house, times).AnswerHtml()),
        new("reading: half of the JSON", TryAgain, [Garbled], (house, times) => Orders(house, times).Truncate()),
        new("reading: malformed JSON", TryAgain, [Garbled], (house, times) => Orders(house, times).Answer(200, """[{"id":1,]""")),
        new("reading: a fault inside a 200", TryAgain, [Garbled], (house, times) => Orders(house, times).Answer(200, """{"code":"db_error","message":"Error","data":{"status":500}}""")),
        new("reading: 401", FixSettings, ["woocommerce.reconnect"], (house, times) => Orders(house, times).Answer(401, """{"code":"woocommerce_rest_cannot_view","message":"No","data":{"status":401}}""")),
    ];

    private static FaultPlan Orders(House house, int times) => house.Shop.Faults.On("GET", "/orders", times: times);

    private static Dictionary<string, string> After(string seconds) => new() { ["Retry-After"] = seconds };
}
