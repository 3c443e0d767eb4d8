using System.Text.Json;
using EasySale.Sync.Connectors.QuickBooks.Company;
using EasySale.Sync.Connectors.QuickBooks.Directory;
using EasySale.Sync.Connectors.QuickBooks.Money;
using EasySale.Sync.Connectors.QuickBooks.Wire;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Failures;

namespace EasySale.Sync.Connectors.QuickBooks;

/// <summary>
/// Writes an entry of a list whose names are unique in the books. A name that is taken is looked at: what has it is taken over when it
/// is the same thing, otherwise the new entry gets a name that tells it apart.
/// </summary>
internal abstract class ListStream(
    QuickBooksClient client, EntityWriter writer, CompanyReader company, string entity, string nameProperty, int longestName) : TargetStream
{
    private readonly NameSearch _names = new(client, entity, nameProperty);

    public override int BatchSize => EntityWriter.Most;

    public override EstimatedCalls Estimate(int operations) => writer.Estimate(operations);

    protected CompanyReader Company { get; } = company;

    public override async Task<IReadOnlyList<WriteAnswer>> Write(IReadOnlyList<Operation> operations, CancellationToken cancellation)
    {
        var answers = await writer.Send(operations, EntityWriter.Plainly, NameIsTaken, cancellation);
        await Company.Learn(answers, cancellation);
        return answers;
    }

    /// <summary>Creations are looked up by name first: the vendor does not promise for how long it knows a request id.</summary>
    public override async Task<IReadOnlyList<WriteAnswer>> Settle(IReadOnlyList<Operation> operations, CancellationToken cancellation)
    {
        if (writer.TooEarly(operations) is { } early) return [.. operations.Select(_ => WriteAnswer.InDoubt(early))];
        var creations = operations.Where(operation => operation.Action == OperationAction.Create).ToList();
        var rows = await _names.Find(creations.SelectMany(operation => new[] { NameOf(operation.Body), Apart(operation) }), cancellation);
        var answers = new Dictionary<Operation, WriteAnswer>();
        foreach (var operation in creations)
            if (Same(operation, rows) is { } row && await IsSame(operation, row, cancellation)) answers[operation] = await TakeOver(operation, row, cancellation);
        var open = operations.Where(operation => !answers.ContainsKey(operation)).ToList();
        foreach (var (operation, answer) in open.Zip(await writer.SendAgain(open, EntityWriter.Plainly, NameIsTaken, cancellation))) answers[operation] = answer;
        return [.. operations.Select(operation => answers[operation])];
    }

    /// <summary>Why an entry stays whose record was deleted.</summary>
    protected abstract string Kept { get; }

    // Deleted for good or into a trash: to the books it is the same.
    public override RecordPlan PlanGone(RecordKey record, PlanContext context) => RecordPlan.Skip(Kept);

    /// <summary>The row is what the operation means, so that it can be taken over.</summary>
    protected abstract Task<bool> IsSame(Operation operation, JsonElement row, CancellationToken cancellation);

    /// <summary>A draft for a record that is new to the books, or known there.</summary>
    protected Draft Drafted(TargetReference? made, Action<Utf8JsonWriter> creation, Action<Utf8JsonWriter> update) => made is null
        ? new Draft(OperationAction.Create, BodyJson.Object(creation)) { Entity = entity }
        : new Draft(OperationAction.Update, BodyJson.Object(update)) { Entity = entity, TargetId = made.Id, ExpectedVersion = made.Version };

    /// <summary>Entries of the list as candidates, record by record.</summary>
    protected IReadOnlyDictionary<RecordKey, IReadOnlyList<Candidate>> Candidates<TRecord>(IEnumerable<TRecord> records, Func<TRecord, IReadOnlyList<KnownEntry>> find)
        where TRecord : CommerceRecord => records.DistinctBy(record => record.Key).ToDictionary(
            record => record.Key, IReadOnlyList<Candidate> (record) => [.. find(record).Select(entry => new Candidate(entry.Id, entry.Version) { Entity = entity })]);

    private async Task<WriteAnswer?> NameIsTaken(Operation operation, SyncException failure, CancellationToken cancellation)
    {
        if (!QuickBooksErrors.Is(failure, QuickBooksErrors.NameTaken) || NameOf(operation.Body).Length == 0) return null;
        if (operation.Action != OperationAction.Create) return await ToldApart(operation, cancellation);
        var rows = await _names.Find([NameOf(operation.Body), Apart(operation)], cancellation);
        if (Same(operation, rows) is { } row && await IsSame(operation, row, cancellation)) return await TakeOver(operation, row, cancellation);
        return await ToldApart(operation, cancellation);
    }

    private async Task<WriteAnswer> ToldApart(Operation operation, CancellationToken cancellation)
    {
        var call = OperationCall.Of(operation with { Entity = entity, Body = Renamed(operation) });
        var answer = await client.Post(call with { RequestId = operation.RequestId + "n" }, cancellation);
        return WriteAnswer.Written(answer.Id, answer.SyncToken) with { Trace = answer.Trace };
    }

    // The name told apart is ours beyond doubt, so it is looked at first.
    private JsonElement? Same(Operation operation, IReadOnlyDictionary<string, JsonElement> rows) =>
        rows.TryGetValue(Apart(operation), out var apart) ? apart
        : rows.TryGetValue(NameOf(operation.Body), out var row) ? row
        : null;

    private async Task<WriteAnswer> TakeOver(Operation operation, JsonElement row, CancellationToken cancellation)
    {
        var held = new PostAnswer(row);
        if (row.IsActive()) return WriteAnswer.Written(held.Id, held.SyncToken);
        var body = BodyJson.Object(json =>
        {
            json.WriteString("Id", held.Id);
            json.WriteString("SyncToken", held.SyncToken);
            json.WriteBoolean("sparse", true);
            json.WriteBoolean("Active", true);
        });
        var answer = await client.Post(new PostCall(entity, body, operation.RequestId + "a"), cancellation);
        return WriteAnswer.Written(answer.Id, answer.SyncToken) with { Trace = answer.Trace };
    }

    private string NameOf(ReadOnlyMemory<byte> body) => JsonSerializer.Deserialize<JsonElement>(body.Span).Text(nameProperty) ?? "";

    private string Apart(Operation operation) => UniqueName.Apart(NameOf(operation.Body), operation.Record.Id, longestName);

    private ReadOnlyMemory<byte> Renamed(Operation operation) => BodyJson.Object(json =>
    {
        json.WriteText(nameProperty, Apart(operation));
        foreach (var property in JsonSerializer.Deserialize<JsonElement>(operation.Body.Span).EnumerateObject())
            if (property.Name != nameProperty) property.WriteTo(json);
    });
}
