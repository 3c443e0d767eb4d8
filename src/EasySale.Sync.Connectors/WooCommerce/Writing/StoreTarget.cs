using System.Text.Json;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Failures;

namespace EasySale.Sync.Connectors.WooCommerce.Writing;

/// <summary>
/// Writes resources of a store. The store has no versions and knows no call again: what is to be changed is read just before, in bulk, and
/// what may have been created is looked up by its marker.
/// </summary>
/// <param name="client">The store.</param>
/// <param name="reading">Reads what is there.</param>
/// <param name="time">The clock.</param>
internal abstract class StoreTarget(WooCommerceClient client, SourceStream reading, TimeProvider time) : StoreResource
{
    /// <summary>For how long a store may go on working at a batch nobody waits for any more; PHP seldom lets it be longer.</summary>
    private static readonly TimeSpan BatchLife = TimeSpan.FromMinutes(2);

    private readonly StoreBatch _batch = new(client);

    public override int BatchSize => StoreBatch.Most;

    protected WooCommerceClient Client { get; } = client;

    public sealed override async Task<IReadOnlyList<WriteAnswer>> Write(IReadOnlyList<Operation> operations, CancellationToken cancellation)
    {
        var answers = new StoreAnswers(operations);
        try
        {
            foreach (var adopted in operations.Where(operation => operation.Action == OperationAction.Adopt))
                answers.Keep(adopted, WriteAnswer.Written(adopted.TargetId!, adopted.ExpectedVersion));
            var held = await Weigh(answers, cancellation);
            foreach (var path in answers.Open.GroupBy(operation => PathOf(operation, held.GetValueOrDefault(operation))).OrderBy(path => path.Key.Length))
                await Send(path.Key, [.. path], held, answers, cancellation);
        }
        catch (SyncException failure) when (answers.Any)
        {
            return answers.Partly(failure);
        }

        return answers.Whole();
    }

    public sealed override async Task<IReadOnlyList<WriteAnswer>> Settle(IReadOnlyList<Operation> operations, CancellationToken cancellation)
    {
        var answers = new StoreAnswers(operations);
        var creations = operations.Where(operation => operation.Action == OperationAction.Create).ToList();
        var made = creations.Count == 0 ? new Dictionary<string, Row>() : await Marked(creations, cancellation);
        foreach (var creation in creations)
            if (made.TryGetValue(creation.RequestId, out var row)) answers.Keep(creation, WriteAnswer.Written(row.RequiredId, row.Version));
            else if (TooEarly(creation) is { } early) answers.Keep(creation, WriteAnswer.InDoubt(early));
        try
        {
            var open = answers.Open;
            foreach (var (operation, answer) in open.Zip(await Write(open, cancellation))) answers.Keep(operation, answer);
        }
        catch (SyncException failure) when (answers.Any)
        {
            return answers.Partly(failure);
        }

        return answers.Whole();
    }

    protected async Task<IReadOnlyDictionary<string, Held>> Read(IEnumerable<string> ids, CancellationToken cancellation) =>
        (await reading.ReadByIds([.. ids.Distinct()], cancellation)).Select(item => item.Record is { } record ? Held.Of(record) : null)
        .OfType<Held>().DistinctBy(held => held.Id).ToDictionary(held => held.Id);

    // Everything that is to be changed, as it is now; what needs no call has its answer.
    private async Task<IReadOnlyDictionary<Operation, Held>> Weigh(StoreAnswers answers, CancellationToken cancellation)
    {
        var changes = answers.Open.Where(operation => operation.Action != OperationAction.Create).ToList();
        if (changes.Count == 0) return new Dictionary<Operation, Held>();
        var rows = await Read(changes.Select(ResourceOf), cancellation);
        foreach (var change in changes)
            if (Weigh(change, rows.GetValueOrDefault(ResourceOf(change))) is { } answer) answers.Keep(change, answer);
        return changes.Where(change => rows.ContainsKey(ResourceOf(change))).ToDictionary(change => change, change => rows[ResourceOf(change)]);
    }

    private WriteAnswer? Weigh(Operation change, Held? held)
    {
        var isRemoval = change.Action == OperationAction.Delete;
        if (isRemoval && held is null or { IsTrashed: true }) return WriteAnswer.Written(ResourceOf(change));
        if (held is null) return WriteAnswer.Refused(WriteFailures.Gone(change));
        if (held.IsTrashed) return WriteAnswer.Refused(WriteFailures.InTrash(change));
        if (Judge(change, held) is { } judged) return judged;
        if (!isRemoval && SentFields.AreHeld(BodyOf(change), held.Json)) return WriteAnswer.Written(held.Id, VersionOf(held));
        return change.ExpectedVersion is { } expected && expected != VersionOf(held) ? WriteAnswer.Moved(held.Id, VersionOf(held)) : null;
    }

    private async Task Send(
        string path, IReadOnlyList<Operation> operations, IReadOnlyDictionary<Operation, Held> held, StoreAnswers answers, CancellationToken cancellation)
    {
        foreach (var removal in operations.Where(operation => operation.Action == OperationAction.Delete))
            answers.Keep(removal, await new Trash(Client).Put(path, removal, cancellation));
        var ready = await MakeReady(path, [.. operations.Where(operation => operation.Action != OperationAction.Delete)], answers, cancellation);
        if (ready.Count == 0) return;
        var items = await _batch.Send(path, ready, (operation, item) => Write(operation, held.GetValueOrDefault(operation), item), cancellation);
        foreach (var (operation, item) in ready.Zip(items)) answers.Keep(operation, await Answer(operation, item, cancellation));
    }

    private void Write(Operation operation, Held? held, Utf8JsonWriter item)
    {
        if (held is not null) item.WriteNumber("id", long.Parse(held.Id, System.Globalization.CultureInfo.InvariantCulture));
        Write(operation, held is null ? BodyOf(operation) : SentFields.ToSend(BodyOf(operation), held.Json), item);
        if (held is null) Marker.Write(item, operation.RequestId);
    }

    private async Task<WriteAnswer> Answer(Operation operation, BatchItem item, CancellationToken cancellation)
    {
        if (item.Failure is { } failure)
            return operation.Action == OperationAction.Create && WooCommerceErrors.IsTaken(failure)
                && await Holder(operation, item, cancellation) is { } holder && Marker.In(holder.Json) == operation.RequestId
                ? WriteAnswer.Written(holder.Id, VersionOf(holder))
                : WriteAnswer.Refused(failure);
        var row = new Row(item.Resource);
        var version = VersionOf(new Held(row.RequiredId, null, false, row.Json));
        return SentFields.NotKept(BodyOf(operation), row.Json) is { Count: > 0 } names
            ? WriteAnswer.WrittenBut(WriteFailures.NotKept(operation, names), row.RequiredId, version)
            : WriteAnswer.Written(row.RequiredId, version);
    }

    private SyncException? TooEarly(Operation creation)
    {
        var wait = creation.AnnouncedAt + BatchLife - time.GetUtcNow();
        return wait <= TimeSpan.Zero ? null : WriteFailures.MayBeAtWork(wait);
    }
}
