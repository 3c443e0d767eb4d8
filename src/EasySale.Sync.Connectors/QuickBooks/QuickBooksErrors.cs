using System.Text;
using System.Text.Json;
using EasySale.Sync.Connectors.QuickBooks.Wire;
using EasySale.Sync.Engine.Failures;
using EasySale.Sync.Engine.Http;

namespace EasySale.Sync.Connectors.QuickBooks;

/// <summary>Turns what the books refused into a failure that knows who must act.</summary>
internal static class QuickBooksErrors
{
    public const string Prefix = "quickbooks.";

    /// <summary>Names an exchange for Intuit's support.</summary>
    public const string TraceHeader = "intuit_tid";

    /// <summary>The refresh token is dead: whole code.</summary>
    public const string Reconnect = Prefix + "reconnect";

    private static readonly string[] Doors =
        ["reconnect", TokenRefused, "wrong_app_keys", "wrong_company", "subscription_ended", "not_let_in", "no_api"];

    /// <summary>A query failed while it ran: most often one row's content is to blame.</summary>
    private const string QueryFailed = "4002";

    // Codes without prefix.
    public const string Stale = "stale";
    public const string NameTaken = "name_taken";
    public const string NumberTaken = "number_taken";
    public const string SentBefore = "sent_before";
    public const string Gone = "gone";
    public const string RuleBroken = "rule_broken";
    public const string TokenRefused = "token_refused";
    public const string RateLimited = "rate_limited";
    public const string Unavailable = "unavailable";
    public const string InvalidRequest = "invalid_request";
    public const string WrongAccount = "wrong_account";
    public const string TaxCode = "tax_code";

    /// <summary>What Intuit asks for after too many calls; its answers name no time.</summary>
    private static readonly TimeSpan AfterThrottle = TimeSpan.FromSeconds(60);

    /// <summary>The JSON of an answer that is no refusal. A fault may come with status 200.</summary>
    /// <exception cref="SyncException">It is a refusal, or no JSON.</exception>
    public static JsonElement Read(VendorRequest request, VendorAnswer answer)
    {
        var root = Json(answer);
        if (FaultReader.Of(root) is { } fault) throw Failure(request, answer, fault);
        if (!answer.IsSuccess) throw Failure(request, answer, root.ValueKind == JsonValueKind.Undefined ? FaultReader.OfXml(answer.Body) : null);
        return root.ValueKind == JsonValueKind.Object ? root : throw Unreadable(request, answer);
    }

    /// <summary>A refusal of the token endpoint.</summary>
    public static SyncException OfTokens(VendorRequest request, VendorAnswer answer) => Json(answer).Text("error") switch
    {
        "invalid_grant" => new SyncException(FailureCause.FixSettings, Reconnect,
            "QuickBooks does not let us in any more: the connection was ended in QuickBooks, or its token is too old. Reconnect QuickBooks: GET /api/integrations/quickbooks/authorize, or enter a new refresh token in the connection's settings.",
            Detail(request, answer, "invalid_grant")),
        "invalid_client" => new SyncException(FailureCause.FixSettings, Prefix + "wrong_app_keys",
            "QuickBooks does not know this app. Check clientId and clientSecret; development and production keys differ, and so must environment.",
            Detail(request, answer, "invalid_client")),
        _ => Failure(request, answer, null),
    };

    /// <summary>The fault behind a failure, or null where there was none.</summary>
    public static Fault? FaultOf(SyncException failure) => failure.InnerException as Fault;

    /// <summary>A read failed because of one of its rows, or so it seems: with fewer rows it may pass.</summary>
    public static bool IsPoisoned(SyncException failure) => FaultOf(failure)?.Code == QueryFailed;

    public static bool Is(SyncException failure, string code) => failure.Code == Prefix + code;

    /// <summary>What is remembered of the company may be out of date: an account, item or tax code it names is gone or of another kind.</summary>
    public static bool MayBeOutdated(SyncException failure) =>
        Is(failure, Gone) || Is(failure, WrongAccount) || Is(failure, TaxCode) || (Is(failure, RuleBroken) && FaultOf(failure) is { IsAboutTax: true });

    /// <summary>Nobody knows whether it was done, or nothing is let in for a reason that is not its content: nothing more is sent.</summary>
    public static bool IsInDoubt(SyncException failure) =>
        (failure.Cause == FailureCause.TryAgain && !Is(failure, Stale))
        || (failure.Cause == FailureCause.FixSettings && Doors.Any(code => Is(failure, code)));

    /// <summary>What a batch answers for one of its items.</summary>
    public static SyncException OfItem(VendorRequest request, VendorAnswer answer, Fault fault) => Failure(request, answer, fault);

    public static SyncException Unreadable(VendorRequest request, VendorAnswer answer) => new(
        FailureCause.TryAgain,
        Prefix + "unreadable_answer",
        "The answer was no data of QuickBooks. It is tried again by itself; if it lasts, check apiUrl and oauthUrl.",
        $"{Detail(request, answer, null)}, {answer.Body.Length} bytes");

    private static SyncException Failure(VendorRequest request, VendorAnswer answer, Fault? fault)
    {
        var rule = ErrorTable.Rules.FirstOrDefault(rule => rule.Fits(answer.Status, fault?.Code));
        var detail = Detail(request, answer, fault is null ? null : string.Join(",", fault.All));
        return new SyncException(
            rule?.Cause ?? StatusCauses.Of(answer.Status),
            Prefix + (rule?.Code ?? "unexpected"),
            rule?.Message ?? "QuickBooks answered with an error. It is tried again by itself; if it lasts, look at status.developer.intuit.com.",
            detail + (fault?.Element is { } element ? $" at {element}" : "") + (fault?.HolderId is { } id ? $", held by {fault.HolderEntity} {id}" : ""),
            fault)
        {
            // A date is counted from the answer's own, so the clock matters only where an answer has none.
            RetryAfter = RetryPolicy.RetryAfter(answer, TimeProvider.System) ?? (rule?.Code == RateLimited ? AfterThrottle : null),
        };
    }

    private static JsonElement Json(VendorAnswer answer)
    {
        try
        {
            return answer.Body.IsEmpty ? default : JsonSerializer.Deserialize<JsonElement>(answer.Body.Span);
        }
        catch (JsonException)
        {
            return default;
        }
    }

    private static string Detail(VendorRequest request, VendorAnswer answer, string? code) => new StringBuilder()
        .Append(request.Method).Append(' ').Append(request.Address.AbsolutePath).Append(": ").Append((int)answer.Status)
        .Append(code is null ? "" : $" {code}")
        .Append(answer.Header(TraceHeader) is { } trace ? $" (intuit_tid {trace})" : "")
        .ToString();
}
