using System.Text.Json;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Failures;

namespace EasySale.Sync.Connectors.Supabase;

/// <summary>
/// Writes records as rows, by key. A repeated write leaves the same row, so operations whose answer was lost are settled by
/// sending them again, as the contract does by default.
/// </summary>
internal abstract class UpsertStream<TRecord>(SupabaseClient client, GoneRows gone, TimeProvider time) : TargetStream
    where TRecord : CommerceRecord
{
    public override int BatchSize => Batches.MaxRows;

    protected SupabaseClient Client { get; } = client;

    protected string Table => Kind.Name();

    public override Task Prepare(SourceDescription source, CancellationToken cancellation) =>
        new StoreRow(Client, time).Write(source, cancellation);

    public override RecordPlan Plan(CommerceRecord record, PlanContext context) => RecordPlan.Of(
        new Draft(OperationAction.Upsert, RowJson.Object(body => Write((TRecord)record, context, body))) { Entity = Table });

    public override RecordPlan PlanGone(RecordKey record, PlanContext context) => gone.Plan(record, Table, context);

    public override async Task<IReadOnlyList<WriteAnswer>> Write(IReadOnlyList<Operation> operations, CancellationToken cancellation)
    {
        var answers = new WriteAnswer[operations.Count];
        var removed = operations.Select((operation, position) => new Row(operation.TargetId ?? "", operation, position)).Where(row => GoneRows.Are(row.Operation)).ToList();
        await gone.Write(removed, cancellation);
        foreach (var row in removed) answers[row.Position] = WriteAnswer.Written(row.Key);
        var upserts = operations.Select((operation, position) => (operation, position)).Where(one => !GoneRows.Are(one.operation));
        foreach (var round in Batches.Rounds(upserts.Select(one => RowOf(one.operation, one.position)))) await Write(round, answers, cancellation);
        return answers;
    }

    /// <summary>The properties of a record's body.</summary>
    protected abstract void Write(TRecord record, PlanContext context, Utf8JsonWriter body);

    /// <summary>Sends rows in one transaction; answers in the same order.</summary>
    protected abstract Task<IReadOnlyList<WriteAnswer>> Send(IReadOnlyList<Row> rows, CancellationToken cancellation);

    protected virtual string Key(JsonElement body) => $"{body.GetProperty("connection_id").GetString()}/{body.GetProperty("source_id").GetString()}";

    protected static Money? Stored(JsonElement row, string amount) => new Money(row.GetProperty(amount).GetDecimal(), row.GetProperty("currency").GetString()!);

    protected static WriteAnswer Newer(Row row) => WriteAnswer.Superseded(row.Key, "The database has a newer version already.");

    private Row RowOf(Operation operation, int position) =>
        new(Key(JsonSerializer.Deserialize<JsonElement>(operation.Body.Span)), operation, position);

    // A call that failed keeps others from starting, but those under way are heard out: their rows may be written.
    private Task Write(IEnumerable<IReadOnlyList<Row>> calls, WriteAnswer[] answers, CancellationToken cancellation) => Parallel.ForEachAsync(
        calls,
        new ParallelOptions { MaxDegreeOfParallelism = Batches.AtOnce, CancellationToken = cancellation },
        async (rows, _) => await Write(rows, answers, cancellation));

    // A call is all or nothing: when its content is refused, halves tell the good rows from the bad.
    private async Task Write(IReadOnlyList<Row> rows, WriteAnswer[] answers, CancellationToken cancellation)
    {
        try
        {
            var sent = await Send(rows, cancellation);
            for (var i = 0; i < rows.Count; i++) answers[rows[i].Position] = sent[i];
        }
        catch (SyncException failure) when (rows.Count > 1 && (SupabaseErrors.IsAboutContent(failure) || SupabaseErrors.IsAboutSize(failure)))
        {
            await Write([.. rows.Take(rows.Count / 2)], answers, cancellation);
            await Write([.. rows.Skip(rows.Count / 2)], answers, cancellation);
        }
        catch (SyncException failure) when (SupabaseErrors.IsAboutContent(failure))
        {
            answers[rows[0].Position] = WriteAnswer.Refused(failure);
        }
    }
}
