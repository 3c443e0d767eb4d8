using System.Net;
using System.Text;
using System.Text.Json;
using EasySale.Sync.Connectors.WooCommerce.Wire;
using EasySale.Sync.Engine.Failures;
using EasySale.Sync.Engine.Http;

namespace EasySale.Sync.Connectors.WooCommerce;

/// <summary>Turns what the store refused, or garbled, into a failure that knows who must act.</summary>
internal static class WooCommerceErrors
{
    public const string Prefix = "woocommerce.";

    /// <summary>Our code, without prefix, of a route the store does not have.</summary>
    public const string NoRoute = "no_api";

    /// <summary>Our codes, without prefix, of what writing asks about.</summary>
    public const string RecordGone = "record_gone";
    public const string DuplicateSku = "duplicate_sku";
    public const string DuplicateCustomer = "duplicate_customer";
    public const string NotSupported = "not_supported";

    private const string Oops = "The shop had an internal error. It is tried again by itself; if it lasts, ask the host for the PHP error log.";

    public static SyncException Failure(VendorRequest request, VendorAnswer answer, TimeProvider time)
    {
        var error = Read(answer);
        var rule = ErrorTable.Rules.FirstOrDefault(rule => rule.Fits(answer.Status, error?.Code, Words(error)));
        return new SyncException(
            rule?.Cause ?? StatusCauses.Of(answer.Status),
            Prefix + (rule?.Code ?? Code(answer.Status)),
            Message(rule, request, answer, error),
            Detail(request, answer, error))
        {
            RetryAfter = RetryPolicy.RetryAfter(answer, time),
        };
    }

    /// <summary>The answer says that there is no such record (not: no such route).</summary>
    public static bool IsGone(VendorAnswer answer) =>
        answer.Status is HttpStatusCode.NotFound or HttpStatusCode.BadRequest or HttpStatusCode.Gone
        && Read(answer)?.Code?.EndsWith("_invalid_id", StringComparison.Ordinal) == true;

    /// <summary>The same of a call that failed, and of what is in the trash already.</summary>
    public static bool IsGone(SyncException failure) => failure.Code == Prefix + RecordGone;

    /// <summary>An e-mail address or SKU is somebody else's.</summary>
    public static bool IsTaken(SyncException failure) => failure.Code is Prefix + DuplicateSku or Prefix + DuplicateCustomer;

    /// <summary>The store has no such thing, such as a trash where its host has switched it off.</summary>
    public static bool IsNotSupported(SyncException failure) => failure.Code == Prefix + NotSupported;

    public static bool IsNoRoute(SyncException failure) => failure.Code == Prefix + NoRoute;

    /// <summary>A page for people where data should be: a login, a challenge, "coming soon", an error of the host's.</summary>
    public static bool IsWebPage(VendorAnswer answer) =>
        answer.Header("Content-Type")?.Contains("html", StringComparison.OrdinalIgnoreCase) == true
        || answer.Body.Span.TrimStart(" \t\r\n"u8).StartsWith("<"u8);

    public static SyncException WebPage(VendorRequest request, VendorAnswer answer) => new(
        FailureCause.FixSettings,
        Prefix + "web_page",
        "The shop answered with a web page instead of data. Check the address, and that no maintenance page, login or bot check stands before /wp-json.",
        Detail(request, answer, null));

    public static SyncException Unreadable(VendorRequest request, VendorAnswer answer, string why, Exception? inner = null) => new(
        FailureCause.TryAgain,
        Prefix + "unreadable_answer",
        "The shop's answer was incomplete or garbled. It is tried again by itself; if it lasts, a plugin is writing into the shop's answers.",
        $"{Detail(request, answer, null)}: {why}, {answer.Body.Length} bytes",
        inner);

    /// <summary>A batch's answer lacks items: what became of them is not known.</summary>
    public static SyncException IncompleteBatch(string path, int sent, int answered) => new(
        FailureCause.TryAgain,
        Prefix + "unreadable_answer",
        "The shop's answer was incomplete or garbled. It is looked up what was done, and tried again by itself; if it lasts, a plugin is writing into the shop's answers.",
        $"POST {path}/batch: {answered} of {sent} items answered");

    private static WireError? Read(VendorAnswer answer)
    {
        if (IsWebPage(answer)) return null;
        try
        {
            return JsonSerializer.Deserialize(answer.Body.Span, WooCommerceJson.Default.WireError);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? Words(WireError? error) => error?.Code == "rest_invalid_param" ? ParameterNames(error) : error?.Message;

    private static string Message(ErrorRule? rule, VendorRequest request, VendorAnswer answer, WireError? error) => rule?.Code switch
    {
        "unknown_status" when Parameter(error, "status") is { } allowed => $"{rule.Message} Use another one: {WebUtility.HtmlDecode(allowed)}",
        not null => rule.Message,
        null when (int)answer.Status is < 300 or >= 400 => Oops,
        null when Host(answer) == request.Address.GetLeftPart(UriPartial.Authority) =>
            "The shop sends our calls on to another of its pages. See that no maintenance, language or login plugin redirects /wp-json, and that the address names the shop's folder.",
        null => $"The shop has moved to {Host(answer)}. Enter that address in the connection's settings.",
    };

    private static string Host(VendorAnswer answer) =>
        Uri.TryCreate(answer.Header("Location"), UriKind.Absolute, out var address) ? address.GetLeftPart(UriPartial.Authority) : "another address";

    private static string Code(HttpStatusCode status) => (int)status is >= 300 and < 400 ? "moved" : "store_error";

    // The vendor's message is left out: it may be translated, and may hold an e-mail address.
    private static string Detail(VendorRequest request, VendorAnswer answer, WireError? error) => new StringBuilder()
        .Append(request.Method).Append(' ').Append(request.Address.PathAndQuery).Append(": ").Append((int)answer.Status)
        .Append(error?.Code is { } code ? $" {code}" : "")
        .Append(error is not null && ParameterNames(error) is { Length: > 0 } names ? $" [{names}]" : "")
        .Append(IsWebPage(answer) ? " (HTML)" : "")
        .ToString();

    private static string ParameterNames(WireError error) => Parameters(error) switch
    {
        { ValueKind: JsonValueKind.Object } named => string.Join(", ", named.EnumerateObject().Select(parameter => parameter.Name)),
        { ValueKind: JsonValueKind.Array } listed => string.Join(", ", listed.EnumerateArray()),
        _ => "",
    };

    private static string? Parameter(WireError? error, string name) =>
        error is not null && Parameters(error) is { ValueKind: JsonValueKind.Object } named && named.TryGetProperty(name, out var text) ? text.ToString() : null;

    private static JsonElement Parameters(WireError error) =>
        error.Data is { ValueKind: JsonValueKind.Object } data && data.TryGetProperty("params", out var parameters) ? parameters : default;
}
