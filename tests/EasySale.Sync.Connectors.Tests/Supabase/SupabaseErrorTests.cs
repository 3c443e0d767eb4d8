using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using EasySale.Sync.Connectors.Supabase;
using EasySale.Sync.Engine.Failures;
using EasySale.Sync.Engine.Http;

namespace EasySale.Sync.Connectors.Tests.Supabase;

public sealed class SupabaseErrorTests
{
    private static readonly VendorRequest Request = new(HttpMethod.Post, new Uri("https://project.example.com/rest/v1/orders?columns=a"));

    [Theory]
    [InlineData("002-insert-same-again-23505", FailureCause.FixRecord, "duplicate")]
    [InlineData("010-upsert-duplicate-key-in-payload-21000", FailureCause.OurBug, "invalid_request")]
    [InlineData("011-upsert-on_conflict-no-constraint-42P10", FailureCause.FixSettings, "schema_missing")]
    [InlineData("012-upsert-on_conflict-unknown-column", FailureCause.FixSettings, "schema_missing")]
    [InlineData("013-bulk-different-keys-PGRST102", FailureCause.OurBug, "invalid_request")]
    [InlineData("015-bulk-columns-missing-null-23502", FailureCause.FixRecord, "value_missing")]
    [InlineData("017-unknown-column-PGRST204", FailureCause.FixSettings, "schema_missing")]
    [InlineData("018-unknown-table", FailureCause.FixSettings, "schema_missing")]
    [InlineData("020-bad-json-PGRST102", FailureCause.OurBug, "invalid_request")]
    [InlineData("023-fk-violation-23503", FailureCause.TryAgain, "store_missing")]
    [InlineData("025-check-violation-23514", FailureCause.FixRecord, "value_refused")]
    [InlineData("026-invalid-number-22P02", FailureCause.FixRecord, "value_refused")]
    [InlineData("027-numeric-overflow-22003", FailureCause.FixRecord, "value_refused")]
    [InlineData("028-invalid-timestamp-22007", FailureCause.FixRecord, "value_refused")]
    [InlineData("029-string-too-long-22001", FailureCause.FixRecord, "value_refused")]
    [InlineData("030-nul-char-in-jsonb-22P05", FailureCause.FixRecord, "value_refused")]
    [InlineData("032-lone-surrogate-in-jsonb", FailureCause.OurBug, "invalid_request")]
    [InlineData("033-invalid-utf8-body", FailureCause.OurBug, "invalid_request")]
    [InlineData("083-anon-upsert-existing-rls", FailureCause.FixSettings, "not_service_key")]
    [InlineData("085-expired-jwt", FailureCause.FixSettings, "reconnect")]
    [InlineData("086-bad-signature", FailureCause.FixSettings, "reconnect")]
    [InlineData("087-not-a-jwt", FailureCause.FixSettings, "reconnect")]
    [InlineData("088-unknown-role", FailureCause.FixSettings, "reconnect")]
    [InlineData("094-rpc-not-found-PGRST202", FailureCause.FixSettings, "schema_missing")]
    [InlineData("095-rpc-wrong-arg-42883", FailureCause.FixSettings, "schema_missing")]
    [InlineData("097-statement-timeout-57014", FailureCause.TryAgain, "too_slow")]
    [InlineData("106-unknown-schema-PGRST106", FailureCause.FixSettings, "schema_closed")]
    [InlineData("120-no-grant-42501-service-role", FailureCause.FixSettings, "grants_missing")]
    [InlineData("121-no-grant-42501-anon", FailureCause.FixSettings, "not_service_key")]
    [InlineData("125-deadlock-40P01", FailureCause.TryAgain, "busy")]
    [InlineData("140-pool-exhausted-PGRST003", FailureCause.TryAgain, "busy")]
    [InlineData("141-database-down", FailureCause.TryAgain, "unavailable")]
    [InlineData("142-database-still-down", FailureCause.TryAgain, "unavailable")]
    [InlineData("145-service-role-statement-timeout-57014", FailureCause.TryAgain, "too_slow")]
    public void A_recorded_refusal_says_who_must_act_and_quotes_no_row(string name, FailureCause cause, string code)
    {
        var answer = JsonNode.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Supabase", "Recordings", name + ".json")))!["response"]!;
        var failure = Failure((int)answer["status"]!, answer["body"]!.ToJsonString(), (string?)answer["headers"]!["Retry-After"]);

        Assert.Equal((cause, $"supabase.{code}"), (failure.Cause, failure.Code));
        Assert.EndsWith((string)answer["body"]!["code"]!, failure.Detail, StringComparison.Ordinal);
        Assert.DoesNotContain("@", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain((string)answer["body"]!["message"]!, failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(404, """{"code":"PGRST205"}""", FailureCause.FixSettings, "schema_missing")]
    [InlineData(401, """{"code":"PGRST303"}""", FailureCause.FixSettings, "reconnect")]
    [InlineData(503, """{"code":"PGRST002"}""", FailureCause.TryAgain, "unavailable")]
    [InlineData(500, """{"code":"40001"}""", FailureCause.TryAgain, "busy")]
    [InlineData(401, """{"message":"Invalid API key"}""", FailureCause.FixSettings, "reconnect")]
    [InlineData(401, "", FailureCause.FixSettings, "reconnect")]
    [InlineData(404, "{}", FailureCause.FixSettings, "schema_missing")]
    [InlineData(404, """{"message":"no Route matched with those values"}""", FailureCause.FixSettings, "no_api")]
    [InlineData(404, "<html></html>", FailureCause.FixSettings, "no_api")]
    [InlineData(413, "", FailureCause.FixRecord, "too_large")]
    [InlineData(429, "", FailureCause.TryAgain, "rate_limited")]
    [InlineData(502, "[]", FailureCause.TryAgain, "unexpected")]
    [InlineData(504, "upstream request timeout", FailureCause.TryAgain, "too_slow")]
    [InlineData(540, "", FailureCause.FixSettings, "paused")]
    public void Answers_of_the_gateway_and_of_newer_releases_say_who_must_act(int status, string body, FailureCause cause, string code)
    {
        var failure = Failure(status, body);
        Assert.Equal((cause, $"supabase.{code}"), (failure.Cause, failure.Code));
    }

    [Fact]
    public void A_wait_that_is_asked_for_is_handed_on() =>
        Assert.Equal(TimeSpan.FromSeconds(30), Failure(503, """{"code":"PGRST002"}""", "30").RetryAfter);

    private static SyncException Failure(int status, string body, string? retryAfter = null) => SupabaseErrors.Failure(
        Request,
        new VendorAnswer(
            (HttpStatusCode)status,
            retryAfter is null ? new Dictionary<string, string>() : new Dictionary<string, string> { ["Retry-After"] = retryAfter },
            Encoding.UTF8.GetBytes(body)),
        TimeProvider.System);
}
