using EasySale.Sync.Connectors.QuickBooks;
using EasySale.Sync.Engine.Failures;
using static EasySale.Sync.Engine.Failures.FailureCause;

namespace EasySale.Sync.Connectors.Tests.QuickBooks;

public sealed class ErrorTableTests
{
    public static TheoryData<string, FailureCause, string> Recorded => new()
    {
        { "cdc/fault-older-than-window", OurBug, "invalid_request" },
        { "customer/fault-5010-stale", TryAgain, "stale" },
        { "customer/fault-6220-deactivate-with-balance", FixRecord, "has_balance" },
        { "customer/fault-6240-duplicate-name", FixRecord, "name_taken" },
        { "customer/fault-name-with-colon", FixRecord, "text_refused" },
        { "http/200-with-fault", TryAgain, "unavailable" },
        { "http/400-invalid-utf8", OurBug, "invalid_request" },
        { "http/400-multiple-errors", OurBug, "invalid_request" },
        { "http/400-object-not-found", FixSettings, "gone" },
        { "http/400-subscription-ended", FixSettings, "subscription_ended" },
        { "http/401-malformed-token", FixSettings, "token_refused" },
        { "http/401-token-expired", FixSettings, "token_refused" },
        { "http/403-wrong-realm", FixSettings, "wrong_company" },
        { "http/404-wrong-path", FixSettings, "no_api" },
        { "http/429-json", TryAgain, "rate_limited" },
        { "http/429-xml", TryAgain, "rate_limited" },
        { "http/500-system-fault", TryAgain, "unavailable" },
        { "http/503-html", TryAgain, "unavailable" },
        { "invoice/fault-2020-line-missing", OurBug, "invalid_request" },
        { "invoice/fault-2050-docnumber-too-long", FixRecord, "text_refused" },
        { "invoice/fault-2500-invalid-reference", FixSettings, "gone" },
        { "invoice/fault-5010-stale", TryAgain, "stale" },
        { "invoice/fault-6070-amount-mismatch", OurBug, "invalid_request" },
        { "invoice/fault-610-inactive-reference", FixSettings, "gone" },
        { "invoice/fault-6140-duplicate-docnumber", FixRecord, "number_taken" },
        { "invoice/fault-6210-period-closed", FixRecord, "books_closed" },
        { "item/fault-6240-duplicate-name", FixRecord, "name_taken" },
        { "item/fault-inventory-accounts-missing", OurBug, "invalid_request" },
        { "oauth/fault-invalid-client", FixSettings, "wrong_app_keys" },
        { "oauth/fault-invalid-grant", FixSettings, "reconnect" },
        { "payment/fault-6540-already-deposited", FixRecord, "deposited" },
        { "query/fault-4000-lexical-curly-quote", OurBug, "invalid_request" },
        { "query/fault-4000-parse", OurBug, "invalid_request" },
        { "query/fault-4001-not-queryable", OurBug, "invalid_request" },
        { "query/fault-4002-poisoned-record", TryAgain, "unavailable" },
        { "refundreceipt/fault-2020-deposit-account-missing", OurBug, "invalid_request" },
        { "tax/fault-6100-us-line-tax-code", FixSettings, "tax_code" },
        { "tax/uk-fault-6000-no-tax-code", FixRecord, "rule_broken" },
    };

    [Theory]
    [MemberData(nameof(Recorded))]
    public void A_recorded_fault_says_who_must_act_and_what_to_do(string name, FailureCause cause, string code)
    {
        var failure = Failure(name);

        Assert.Equal((cause, "quickbooks." + code), (failure.Cause, failure.Code));
        Assert.Matches(@"^[A-Z].*\. .*\.$", failure.MerchantMessage);
    }

    [Fact]
    public void Every_recorded_fault_is_in_the_table() =>
        Assert.Equal(FaultRecording.Faults().Order(), Recorded.Select(row => row.Data.Item1).Order());

    [Fact]
    public void A_failure_holds_the_trace_for_support_and_no_text_of_the_books()
    {
        var failure = Failure("customer/fault-5010-stale");

        Assert.Contains("intuit_tid 1-66-sample-trace-id", failure.Detail, StringComparison.Ordinal);
        Assert.DoesNotContain("working on this", failure.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_taken_number_names_the_document_that_has_it()
    {
        var fault = QuickBooksErrors.FaultOf(Failure("invoice/fault-6140-duplicate-docnumber"))!;

        Assert.Equal(("6140", "Invoice", "130"), (fault.Code, fault.HolderEntity, fault.HolderId));
    }

    [Theory]
    [InlineData("http/429-json")]
    [InlineData("http/429-xml")]
    public void A_throttled_call_waits_a_minute(string name) => Assert.Equal(TimeSpan.FromSeconds(60), Failure(name).RetryAfter);

    [Fact]
    public void No_code_is_decided_twice() =>
        Assert.Distinct(ErrorTable.Rules.Select(rule => (rule.Status, rule.VendorCode)));

    private static SyncException Failure(string name)
    {
        var (request, answer) = FaultRecording.Read(name);
        return name.StartsWith("oauth/", StringComparison.Ordinal)
            ? QuickBooksErrors.OfTokens(request, answer)
            : Assert.Throws<SyncException>(() => QuickBooksErrors.Read(request, answer));
    }
}
