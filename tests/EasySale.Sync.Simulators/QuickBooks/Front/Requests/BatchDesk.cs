using System.Text;
using System.Text.Json.Nodes;
using EasySale.Sync.Simulators.QuickBooks.Books;
using EasySale.Sync.Simulators.QuickBooks.Front.Answers;

namespace EasySale.Sync.Simulators.QuickBooks.Front.Requests;

/// <summary>
/// A batch with a requestid: every item is remembered by requestid and bId together. Items known already are answered
/// from memory, the others go to the books.
/// </summary>
internal sealed class BatchDesk(Company company, RequestMemory<JsonObject> memory, TimeProvider time)
{
    private const string Answers = "BatchItemResponse";
    private const int MostItems = 30;

    public BookAnswer Handle(string requestId, BookCall asked)
    {
        if (Read(asked) is not { Count: > 0 and <= MostItems } items) return company.Handle(asked);
        var settled = items.Select(item => (Item: item, Answer: Settled(requestId, item))).ToLookup(i => i.Answer is null);
        var answer = settled[true].Any() ? company.Handle(asked with { Body = Body(settled[true].Select(i => i.Item)) }) : Nothing();
        if (answer.Body[Answers] is not JsonArray answers) return answer;
        foreach (var given in answers.OfType<JsonObject>()) Keep(requestId, given, items);
        foreach (var (_, known) in settled[false]) answers.Add(known!.DeepClone());
        return answer;
    }

    private JsonObject? Settled(string requestId, JsonObject item)
    {
        var id = requestId + item["bId"];
        if (id.Length > CompanyDesk.LongestRequestId) return Refusal(item, FaultText.RequestIdTooLong);
        if (memory.Find(id, item.ToJsonString()) is not { } found) return null;
        return found.IsOfAnother ? Refusal(item, FaultText.DuplicateRequestId) : found.Answer;
    }

    private void Keep(string requestId, JsonObject given, List<JsonObject> items)
    {
        var bId = given["bId"]?.ToString();
        if (items.FirstOrDefault(i => i["bId"]?.ToString() == bId) is { } item && !item.ContainsKey("Query"))
            memory.Keep(requestId + bId, item.ToJsonString(), given.DeepClone().AsObject(), failed: given.ContainsKey("Fault"));
    }

    private BookAnswer Nothing() =>
        new(200, new JsonObject { [Answers] = new JsonArray(), ["time"] = PacificTime.Text(time.GetUtcNow()) }, FrontReply.Json, []);

    private static JsonObject Refusal(JsonObject item, FaultText fault) =>
        new() { ["bId"] = item["bId"]?.DeepClone(), ["Fault"] = FaultShapes.Fault(fault) };

    private static byte[] Body(IEnumerable<JsonObject> items) =>
        Encoding.UTF8.GetBytes(new JsonObject { [JsonBody.BatchItems] = new JsonArray([.. items.Select(i => i.DeepClone())]) }.ToJsonString());

    private static List<JsonObject>? Read(BookCall asked) =>
        JsonBody.Read(asked.Body)?[JsonBody.BatchItems] is JsonArray items && items.All(i => i is JsonObject)
            ? [.. items.Select(i => i!.AsObject())]
            : null;
}
