using System.Text.Json.Nodes;
using EasySale.Sync.Simulators.QuickBooks.Books;
using EasySale.Sync.Simulators.QuickBooks.Front.Answers;

namespace EasySale.Sync.Simulators.QuickBooks.Front.Requests;

/// <summary>Hands calls to one company's books, each write with a requestid once only.</summary>
internal sealed class CompanyDesk(Company company, GatewaySwitches switches, TimeProvider time)
{
    /// <summary>As documented; of a batch it is the requestid and the bId together that may not be longer.</summary>
    public const int LongestRequestId = 50;

    private readonly Lock _gate = new();
    private readonly RequestMemory<BookAnswer> _memory = new(switches, time);
    private readonly BatchDesk _batches = new(company, new RequestMemory<JsonObject>(switches, time), time);

    public BookAnswer Handle(FrontCall call)
    {
        var asked = BookCalls.Of(call);
        if (call.RequestId is not { } id || call.Method != "POST" || call.IsQuery) return company.Handle(asked);
        lock (_gate)
        {
            return call.IsBatch ? _batches.Handle(id, asked) : Single(id, asked, $"{call.ShortPath}{Operation(call)}\n{call.Text}");
        }
    }

    private BookAnswer Single(string id, BookCall asked, string request)
    {
        if (id.Length > LongestRequestId) return Refusal(FaultText.RequestIdTooLong);
        if (_memory.Find(id, request) is { } found)
            return found.IsOfAnother ? Refusal(FaultText.DuplicateRequestId) : found.Answer with { Changes = [] };
        var answer = company.Handle(asked);
        _memory.Keep(id, request, answer, failed: answer.Status >= 300);
        return answer;
    }

    private static string? Operation(FrontCall call) => call.Query.GetValueOrDefault("operation");

    private BookAnswer Refusal(FaultText fault) => new(fault.Status,
        new JsonObject { ["Fault"] = FaultShapes.Fault(fault), ["time"] = PacificTime.Text(time.GetUtcNow()) }, FrontReply.Json, []);
}
