using EasySale.Sync.Simulators.QuickBooks.Books;

namespace EasySale.Sync.Simulators.QuickBooks.Front.Requests;

/// <summary>From calls over the wire to questions to the books.</summary>
internal static class BookCalls
{
    private const string Statement = "query";

    public static BookCall Of(FrontCall call) => new(
        call.Method, call.ShortPath.Split('/', StringSplitOptions.RemoveEmptyEntries), Parameters(call), call.Body,
        call.Headers.ContentType.ToString() is { Length: > 0 } type ? type : null);

    // A statement may come as the body instead.
    private static IReadOnlyDictionary<string, string> Parameters(FrontCall call) =>
        call is { IsQuery: true, Method: "POST" } && !call.Query.ContainsKey(Statement)
            ? new Dictionary<string, string>(call.Query, StringComparer.OrdinalIgnoreCase) { [Statement] = call.Text }
            : call.Query;
}
