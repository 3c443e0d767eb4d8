using System.Text;
using System.Text.Json;
using EasySale.Sync.Engine.Failures;
using EasySale.Sync.Engine.Http;

namespace EasySale.Sync.Connectors.Supabase;

/// <summary>Turns what the project refused into a failure that knows who must act.</summary>
internal static class SupabaseErrors
{
    public const string Prefix = "supabase.";

    /// <summary>Our codes, without prefix, of refusals that say something about a batch.</summary>
    public const string TooLarge = "too_large";
    public const string TooSlow = "too_slow";
    public const string BadBatch = "invalid_request";

    /// <summary>
    /// Stands for a code where the answer is an empty object: so releases of PostgREST before 13 answer a write to a table their schema cache does not
    /// hold (PostgREST/postgrest#3697).
    /// </summary>
    public const string Wordless = "{}";

    public static SyncException Failure(VendorRequest request, VendorAnswer answer, TimeProvider time)
    {
        var code = Code(answer);
        var rule = ErrorTable.Rules.FirstOrDefault(rule => rule.Fits(answer.Status, code));
        return new SyncException(
            rule?.Cause ?? StatusCauses.Of(answer.Status),
            Prefix + (rule?.Code ?? "unexpected"),
            rule?.Message ?? "Supabase answered with an error. It is tried again by itself; if it lasts, look at the project in the Supabase dashboard.",
            Detail(request, answer, code))
        {
            RetryAfter = RetryPolicy.RetryAfter(answer, time),
        };
    }

    /// <summary>The refusal is about what was sent, so that a batch of several rows may hold good ones.</summary>
    public static bool IsAboutContent(SyncException failure) =>
        failure.Cause == FailureCause.FixRecord || failure.Code == Prefix + BadBatch;

    /// <summary>Half as much at once may pass.</summary>
    public static bool IsAboutSize(SyncException failure) => failure.Code is Prefix + TooLarge or Prefix + TooSlow;

    public static bool IsTooSlow(SyncException failure) => failure.Code == Prefix + TooSlow;

    /// <summary>The answer says that so much takes too long: the same again would, only less at once may pass.</summary>
    public static bool IsTooSlow(VendorAnswer answer)
    {
        if (answer.IsSuccess) return false;
        var code = Code(answer);
        return ErrorTable.Rules.FirstOrDefault(rule => rule.Fits(answer.Status, code))?.Code == TooSlow;
    }

    /// <summary>A row that is too slow all by itself.</summary>
    public static SyncException RowTooSlow(Row row) => new(
        FailureCause.TryAgain,
        Prefix + TooSlow,
        "The database does not finish writing this in time. Look in the Supabase dashboard for what holds up the table: a lock, a trigger, a missing index. It is tried again by itself.",
        row.Key);

    public static SyncException Unreadable(VendorRequest request, VendorAnswer answer, Exception? inner = null) => new(
        FailureCause.TryAgain,
        Prefix + "unreadable_answer",
        "The answer was no data of a Supabase project. It is tried again by itself; if it lasts, check projectUrl.",
        $"{Detail(request, answer, null)}, {answer.Body.Length} bytes",
        inner);

    // Only the code is taken: `message` and `details` quote values of the row, personal data among them.
    private static string? Code(VendorAnswer answer)
    {
        try
        {
            var error = JsonSerializer.Deserialize<JsonElement>(answer.Body.Span);
            if (error.ValueKind != JsonValueKind.Object) return null;
            if (!error.EnumerateObject().Any()) return Wordless;
            return error.TryGetProperty("code", out var code) && code.ValueKind == JsonValueKind.String ? code.GetString() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string Detail(VendorRequest request, VendorAnswer answer, string? code) => new StringBuilder()
        .Append(request.Method).Append(' ').Append(request.Address.AbsolutePath).Append(": ").Append((int)answer.Status)
        .Append(code is null ? "" : $" {code}")
        .ToString();
}
