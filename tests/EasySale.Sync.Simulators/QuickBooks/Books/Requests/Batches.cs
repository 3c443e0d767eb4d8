using System.Text.Json.Nodes;
using EasySale.Sync.Simulators.QuickBooks.Books.Faults;
using EasySale.Sync.Simulators.QuickBooks.Books.Queries;
using EasySale.Sync.Simulators.QuickBooks.Books.Records;
using EasySale.Sync.Simulators.QuickBooks.Books.Schema;
using EasySale.Sync.Simulators.QuickBooks.Books.State;

namespace EasySale.Sync.Simulators.QuickBooks.Books.Requests;

/// <summary>Up to 30 independent operations; each succeeds or fails on its own, answers come in any order.</summary>
internal sealed class Batches(Office office, Writes writes, QueryRunner queries)
{
    private const int MaxItems = 30;
    private const int RequestIdLength = 50;
    private readonly Random _order = new(office.Switches.ShuffleSeed);

    public JsonObject Run(JsonObject body, string? requestId, List<BookChange> changes)
    {
        foreach (var (name, _) in body)
            if (name != "BatchItemRequest") throw Fault.UnknownProperty(name);
        var items = body.Rows("BatchItemRequest");
        if (items.Count == 0) throw Fault.Missing("BatchItemRequest");
        if (items.Count > MaxItems) throw Fault.BatchTooLarge();
        var answers = items.Select(item => Answer(item, requestId, items, changes)).ToArray();
        _order.Shuffle(answers);
        return new JsonObject { ["BatchItemResponse"] = new JsonArray([.. answers]) };
    }

    private JsonObject Answer(JsonObject item, string? requestId, IReadOnlyList<JsonObject> items, List<BookChange> changes)
    {
        var answer = new JsonObject { ["bId"] = item.Text("bId") };
        try
        {
            RefuseLong(requestId, items);
            var (name, content) = Run(item);
            answer[name] = content;
            changes.AddRange(office.Ledger.Commit());
        }
        catch (BookFault fault)
        {
            office.Ledger.RollBack();
            answer["Fault"] = fault.ToJson();
        }

        return answer;
    }

    /// <summary>The request id and the longest bId share 50 characters; if they do not fit, every item fails.</summary>
    private static void RefuseLong(string? requestId, IReadOnlyList<JsonObject> items)
    {
        if (requestId is not null && requestId.Length + items.Max(item => item.Text("bId")?.Length ?? 0) > RequestIdLength)
            throw Fault.Business("You cannot enter more than 50 characters in the request_id field.");
    }

    private (string Name, JsonObject Content) Run(JsonObject item)
    {
        if (item.Text("bId") is null) throw Fault.Missing("bId");
        if (item.Text("Query") is { } statement) return ("QueryResponse", queries.Run(statement));
        var part = item.FirstOrDefault(pair => pair.Value is JsonObject);
        if (part.Key is null || !SchemaBook.Instance.Entities.TryGetValue(part.Key, out var entity) || entity.Name == "TaxService")
            throw Fault.UnknownProperty(part.Key ?? "BatchItemRequest");
        return (entity.Name, Write(entity, part.Value!.AsObject(), item).Copy());
    }

    private JsonObject Write(EntityShape entity, JsonObject body, JsonObject item)
    {
        var options = WriteOptions.Parse(item.Text("optionsData"));
        return item.Text("operation") switch
        {
            "create" or "update" => writes.Save(entity, body, options),
            "delete" => writes.Delete(entity, body),
            "void" => writes.Void(entity, body, options),
            null => throw Fault.Missing("operation"),
            var other => throw Fault.Unsupported(other),
        };
    }
}
