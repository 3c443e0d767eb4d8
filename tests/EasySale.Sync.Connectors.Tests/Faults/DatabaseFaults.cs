using EasySale.Sync.Simulators.Supabase;
using static EasySale.Sync.Engine.Failures.FailureCause;

namespace EasySale.Sync.Connectors.Tests.Faults;

/// <summary>What goes wrong while a database is written.</summary>
internal static class DatabaseFaults
{
    private const string Open = "limits.breaker_open";
    private const string Garbled = "supabase.unreadable_answer";
    private const string Slower = "supabase.rate_limited";
    private static readonly string[] Unreached = ["network.unreachable", Open];

    public static readonly IReadOnlyList<FaultCase> All =
    [
        Write("connection reset before", TryAgain, Unreached, new GatewayFault.DropBefore()),
        Write("answer lost after commit", TryAgain, Unreached, new GatewayFault.DropAfter()),
        Write("429", TryAgain, [Slower], new GatewayFault.Answer(429, """{"message":"API rate limit exceeded"}""")),
        Write("429 as XML", TryAgain, [Slower], new GatewayFault.Answer(429, "<error>Too many requests</error>")),
        Write("429, empty", TryAgain, [Slower], new GatewayFault.Answer(429)),
        Write("429, back in two seconds", TryAgain, [Slower, "limits.paused"], new GatewayFault.Answer(429, "", 2)),
        Write("429, back in two minutes", TryAgain, [Slower, "limits.paused"], new GatewayFault.Answer(429, "", 120)),
        Write("500", TryAgain, ["supabase.unexpected", Open], new GatewayFault.Answer(500, """{"code":"XX000","message":"internal error"}""")),
        Write("503", TryAgain, ["supabase.unavailable", Open], new GatewayFault.Answer(503, """{"code":"PGRST002","message":"Could not query the database for the schema cache"}""")),
        Write("a page with status 200", TryAgain, [Garbled], new GatewayFault.Answer(200, "<!DOCTYPE html><html></html>")),
        Write("half of the JSON", TryAgain, [Garbled], new GatewayFault.Answer(200, """[{"connection_id":"co""")),
        Write("malformed JSON", TryAgain, [Garbled], new GatewayFault.Answer(200, """[{"connection_id":]""")),
        Write("a fault inside a 200", TryAgain, [Garbled], new GatewayFault.Answer(200, """{"code":"XX000","message":"internal error"}""")),
        Write("a deadlock", TryAgain, ["supabase.busy", Open], Sql("40P01", "deadlock detected")),
        Write("a statement that takes too long", TryAgain, ["supabase.too_slow"], Sql("57014", "canceling statement due to statement timeout")),
        Write("a key that was revoked", FixSettings, ["supabase.reconnect"], new GatewayFault.Answer(401, """{"message":"Invalid API key"}""")),
    ];

    public static bool IsOrders(GatewayCall call) => call.Method == "POST" && call.Path.Contains("upsert_orders", StringComparison.Ordinal);

    public static GatewayFault Sql(string state, string message) => new GatewayFault.Answer(500, $$"""{"code":"{{state}}","message":"{{message}}"}""");

    private static FaultCase Write(string name, Engine.Failures.FailureCause cause, string[] codes, GatewayFault fault) =>
        new($"writing: {name}", cause, codes, (house, times) => house.Database.Faults.Inject(fault, times: times, matching: IsOrders));
}
