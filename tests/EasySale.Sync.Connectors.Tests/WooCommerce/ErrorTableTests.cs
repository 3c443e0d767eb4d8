using System.Net;
using System.Text;
using EasySale.Sync.Connectors.Tests.WooCommerce.Simulator;
using EasySale.Sync.Connectors.WooCommerce;
using EasySale.Sync.Engine.Failures;
using EasySale.Sync.Engine.Http;

namespace EasySale.Sync.Connectors.Tests.WooCommerce;

public sealed class ErrorTableTests
{
    private static readonly VendorRequest Request = new(HttpMethod.Get, new Uri("https://store.example.com/wp-json/wc/v3/orders"));

    public static TheoryData<string, FailureCause, string> Recorded => new()
    {
        { "401-unknown-key", FailureCause.FixSettings, "reconnect" },
        { "401-no-auth", FailureCause.FixSettings, "reconnect" },
        { "401-no-auth-create", FailureCause.FixSettings, "reconnect" },
        { "401-basic-over-plain-http", FailureCause.FixSettings, "reconnect" },
        { "401-wrong-secret", FailureCause.FixSettings, "reconnect" },
        { "401-read-key-writing", FailureCause.FixSettings, "permission_missing" },
        { "401-write-key-reading", FailureCause.FixSettings, "permission_missing" },
        { "404-route", FailureCause.FixSettings, "no_api" },
        { "404-namespace", FailureCause.FixSettings, "no_api" },
        { "404-method-not-allowed", FailureCause.FixSettings, "no_api" },
        { "404-order-id-not-numeric", FailureCause.FixSettings, "no_api" },
        { "404-order", FailureCause.FixRecord, "record_gone" },
        { "404-order-id-that-is-a-product", FailureCause.FixRecord, "record_gone" },
        { "404-product", FailureCause.FixRecord, "record_gone" },
        { "404-variation", FailureCause.FixRecord, "record_gone" },
        { "404-customer", FailureCause.FixRecord, "record_gone" },
        { "404-refund", FailureCause.FixRecord, "record_gone" },
        { "404-tax", FailureCause.FixRecord, "record_gone" },
        { "404-webhook", FailureCause.FixRecord, "record_gone" },
        { "404-delete-missing-product", FailureCause.FixRecord, "record_gone" },
        { "400-update-missing-order", FailureCause.FixRecord, "record_gone" },
        { "410-trash-second", FailureCause.FixRecord, "record_gone" },
        { "400-orders-bad-status", FailureCause.FixSettings, "unknown_status" },
        { "400-order-bad-status", FailureCause.FixSettings, "unknown_status" },
        { "400-orders-per_page-101", FailureCause.OurBug, "invalid_request" },
        { "400-orders-bad-date", FailureCause.OurBug, "invalid_request" },
        { "400-orders-two-bad", FailureCause.OurBug, "invalid_request" },
        { "400-customer-missing-email", FailureCause.OurBug, "invalid_request" },
        { "400-invalid-json", FailureCause.OurBug, "invalid_request" },
        { "413-batch-over-100", FailureCause.OurBug, "too_many_items" },
        { "501-customer-delete-without-force", FailureCause.OurBug, "not_supported" },
        { "400-product-duplicate-sku", FailureCause.FixRecord, "duplicate_sku" },
        { "400-product-update-duplicate-sku", FailureCause.FixRecord, "duplicate_sku" },
        { "400-product-duplicate-global-unique-id", FailureCause.FixRecord, "duplicate_barcode" },
        { "400-customer-duplicate-email", FailureCause.FixRecord, "duplicate_customer" },
        { "400-customer-duplicate-username", FailureCause.FixRecord, "duplicate_customer" },
        { "400-customer-bad-email", FailureCause.FixRecord, "invalid_email" },
        { "400-order-bad-customer", FailureCause.FixRecord, "refused" },
        { "500-refund-too-large", FailureCause.FixRecord, "refund_refused" },
        { "500-refund-api_refund-gateway-unsupported", FailureCause.FixRecord, "refund_refused" },
        { "500-refund-create-on-missing-order", FailureCause.FixRecord, "record_gone" },
    };

    [Theory]
    [MemberData(nameof(Recorded))]
    public void A_recorded_refusal_says_who_must_act(string name, FailureCause cause, string code)
    {
        var recording = Recording.Read($"errors/{name}");
        var failure = Failure(recording.Status, recording.Body!.ToJsonString(), "application/json");
        Assert.Equal((cause, $"woocommerce.{code}"), (failure.Cause, failure.Code));
        Assert.Contains(recording.Body["code"]!.ToString(), failure.Detail, StringComparison.Ordinal);
        Assert.DoesNotContain("@", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_recorded_refusal_has_a_rule_of_its_own()
    {
        var refusals = Recording.In("errors").Select(Recording.Read).Where(recording => recording.Status >= 400);
        Assert.All(refusals, recording => Assert.NotEqual("woocommerce.store_error", Failure(recording.Status, recording.Body!.ToJsonString(), "application/json").Code));
    }

    [Theory]
    [InlineData("oauth1-wrong-secret", FailureCause.FixSettings, "woocommerce.reconnect")]
    [InlineData("oauth1-old-timestamp", FailureCause.FixSettings, "woocommerce.clock")]
    [InlineData("oauth1-nonce-reused", FailureCause.TryAgain, "woocommerce.nonce_reused")]
    public void Refused_signatures_are_told_apart(string name, FailureCause cause, string code)
    {
        var failure = Failure(401, Recording.Read($"auth/{name}").Body!.ToJsonString(), "application/json");
        Assert.Equal((cause, code), (failure.Cause, failure.Code));
    }

    [Fact]
    public void An_unknown_status_names_the_known_ones() => Assert.Contains(
        "pending, processing, on-hold, completed, cancelled, refunded, failed, await-pickup",
        Failure(400, Recording.Read("errors/400-orders-bad-status").Body!.ToJsonString(), "application/json").MerchantMessage, StringComparison.Ordinal);

    [Theory]
    [InlineData(403, "text/html", "<html>Access denied</html>", FailureCause.FixSettings, "blocked")]
    [InlineData(503, "text/html", "<html>Briefly unavailable for scheduled maintenance.</html>", FailureCause.TryAgain, "unavailable")]
    [InlineData(429, "text/plain", "slow down", FailureCause.TryAgain, "rate_limited")]
    [InlineData(404, "text/html", "<html>Not found</html>", FailureCause.FixSettings, "no_api")]
    [InlineData(500, "application/json", "{\"code\":\"internal_server_error\",\"message\":\"critical\"}", FailureCause.TryAgain, "store_error")]
    [InlineData(502, "text/html", "<html></html>", FailureCause.TryAgain, "store_error")]
    [InlineData(403, "application/json", "{\"code\":\"woocommerce_rest_cannot_view\",\"message\":\"Sorry\"}", FailureCause.FixSettings, "permission_missing")]
    [InlineData(401, "application/json", "{\"code\":\"rest_not_logged_in\",\"message\":\"Sorry\"}", FailureCause.FixSettings, "api_closed")]
    [InlineData(401, "application/json", "{\"code\":\"woocommerce_rest_authentication_error\",\"message\":\"Le secret est faux\"}", FailureCause.FixSettings, "reconnect")]
    public void Answers_of_hosts_and_plugins_say_who_must_act(int status, string type, string body, FailureCause cause, string code)
    {
        var failure = Failure(status, body, type);
        Assert.Equal((cause, $"woocommerce.{code}"), (failure.Cause, failure.Code));
    }

    [Fact]
    public void A_wait_the_host_asks_for_is_handed_on() =>
        Assert.Equal(TimeSpan.FromSeconds(90), Failure(429, "", "text/plain", ("Retry-After", "90")).RetryAfter);

    [Fact]
    public void A_shop_that_moved_names_its_new_address() => Assert.Contains(
        "https://www.store.example.com.", Failure(301, "", "text/html", ("Location", "https://www.store.example.com/wp-json/wc/v3/orders")).MerchantMessage, StringComparison.Ordinal);

    [Fact]
    public void A_shop_that_redirects_within_itself_has_not_moved() => Assert.Contains(
        "another of its pages", Failure(302, "", "text/html", ("Location", Request.Address.GetLeftPart(UriPartial.Authority) + "/maintenance")).MerchantMessage, StringComparison.Ordinal);

    private static SyncException Failure(int status, string body, string type, params (string Name, string Value)[] headers) => WooCommerceErrors.Failure(
        Request,
        new VendorAnswer(
            (HttpStatusCode)status,
            headers.Append(("Content-Type", type)).ToDictionary(header => header.Item1, header => header.Item2, StringComparer.OrdinalIgnoreCase),
            Encoding.UTF8.GetBytes(body)),
        TimeProvider.System);
}
