using System.Text.Json;
using EasySale.Sync.Connectors.Supabase.Reading;
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
    private const int LeastDigits = 2;

    public override int BatchSize => Batches.MaxRows;

    protected SupabaseClient Client { get; } = client;

    protected string Table => Kind.Name();

    public override Task Prepare(SourceDescription source, CancellationToken cancellation) =>
        source.IsForPlan ? Task.CompletedTask : new StoreRow(Client, time).Write(source, cancellation);

    public override RecordPlan Plan(CommerceRecord record, PlanContext context) => RecordPlan.Of(
        new Draft(OperationAction.Upsert, RowJson.Object(body => Write((TRecord)record, context, body))) { Entity = Table });

    public override RecordPlan PlanGone(RecordKey record, PlanContext context) => gone.Plan(record, Table, context);

    public override async Task<IReadOnlyList<WriteAnswer>> Write(IReadOnlyList<Operation> operations, CancellationToken cancellation)
    {
        var answers = new RowAnswers(operations.Count);
        try
        {
            await WriteGone(operations, answers, cancellation);
            var upserts = operations.Select((operation, position) => (operation, position)).Where(one => !GoneRows.Are(one.operation));
            foreach (var round in Batches.Rounds(upserts.Select(one => RowOf(one.operation, one.position)))) await Write(round, answers, cancellation);
        }
        catch (SyncException failure) when (answers.Partly(failure) is { } known)
        {
            return known;
        }

        return answers.Whole();
    }

    /// <summary>The properties of a record's body.</summary>
    protected abstract void Write(TRecord record, PlanContext context, Utf8JsonWriter body);

    /// <summary>Sends rows in one transaction: all have custom fields, or none. Answers in the same order.</summary>
    protected abstract Task<IReadOnlyList<WriteAnswer>> Send(IReadOnlyList<Row> rows, CancellationToken cancellation);

    /// <summary>Whether custom fields are written: only then the column is named, so that a database without it works on.</summary>
    protected virtual bool HasCustom(Row row) => RowJson.HasCustom(row.Operation.Body);

    protected virtual string Key(JsonElement body) => $"{body.GetProperty("connection_id").GetString()}/{body.GetProperty("source_id").GetString()}";

    /// <summary>A record's own id in its rows: that of the row it was made from, where it was made in the database, else the source's.</summary>
    protected static string OwnId(CommerceRecord record, PlanContext context) =>
        (context.Made(record.Key) is { } row ? RowId.In(context.SourceConnectionId, row.Id) : null) ?? record.Id;

    // The columns hold four digits whatever the currency has: 11.3400 is told as 11.34.
    protected static Money? Stored(JsonElement row, string amount) => new Money(Short(row.GetProperty(amount).GetDecimal()), row.GetProperty("currency").GetString()!);

    private static decimal Short(decimal amount)
    {
        while (amount.Scale > LeastDigits && decimal.Round(amount, amount.Scale - 1) == amount) amount = decimal.Round(amount, amount.Scale - 1);
        return amount;
    }

    protected static WriteAnswer Newer(Row row) => WriteAnswer.Superseded(row.Key, "The database has a newer version already.");

    private async Task WriteGone(IReadOnlyList<Operation> operations, RowAnswers answers, CancellationToken cancellation)
    {
        var rows = operations.Select((operation, position) => new Row(operation.TargetId ?? "", operation, position)).Where(row => GoneRows.Are(row.Operation)).ToList();
        await gone.Write(rows, cancellation);
        foreach (var row in rows) answers.Keep(row, WriteAnswer.Written(row.Key));
    }

    private Row RowOf(Operation operation, int position) =>
        new(Key(JsonSerializer.Deserialize<JsonElement>(operation.Body.Span)), operation, position);

    // A call that failed keeps others from starting, but those under way are heard out: their rows may be written.
    private Task Write(IEnumerable<IReadOnlyList<Row>> calls, RowAnswers answers, CancellationToken cancellation) => Parallel.ForEachAsync(
        calls,
        new ParallelOptions { MaxDegreeOfParallelism = Batches.AtOnce, CancellationToken = cancellation },
        async (rows, _) => await Write(rows, answers, cancellation));

    // A call names its columns for all of its rows: one without custom fields would lose there what it has.
    private async Task Write(IReadOnlyList<Row> rows, RowAnswers answers, CancellationToken cancellation)
    {
        foreach (var alike in rows.GroupBy(HasCustom)) await WriteAlike([.. alike], answers, cancellation);
    }

    // A call is all or nothing: when its content is refused, halves tell the good rows from the bad.
    private async Task WriteAlike(IReadOnlyList<Row> rows, RowAnswers answers, CancellationToken cancellation)
    {
        try
        {
            var sent = await Send(rows, cancellation);
            for (var i = 0; i < rows.Count; i++) answers.Keep(rows[i], sent[i]);
        }
        catch (SyncException failure) when (rows.Count > 1 && (SupabaseErrors.IsAboutContent(failure) || SupabaseErrors.IsAboutSize(failure)))
        {
            await WriteAlike([.. rows.Take(rows.Count / 2)], answers, cancellation);
            await WriteAlike([.. rows.Skip(rows.Count / 2)], answers, cancellation);
        }
        catch (SyncException failure) when (SupabaseErrors.IsTooSlow(failure))
        {
            if (!answers.SetAside(rows[0])) throw;
        }
        catch (SyncException failure) when (SupabaseErrors.IsAboutContent(failure))
        {
            answers.Keep(rows[0], WriteAnswer.Refused(failure));
        }
    }
}
