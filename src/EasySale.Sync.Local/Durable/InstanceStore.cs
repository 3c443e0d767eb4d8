using System.Runtime.CompilerServices;
using EasySale.Sync.Engine.Stores;
using EasySale.Sync.Engine.Stores.Rows;

namespace EasySale.Sync.Local.Durable;

/// <summary>
/// Instances in rows. A partition per instance: its state, guarded by version, and a row per turn, written together.
/// One index partition lists all instances and, apart, the live ones; it may name an instance too many, never too few.
/// </summary>
public sealed class InstanceStore(IRowStore rows)
{
    private const string StateKey = "state";
    private const string All = "all|";
    private const string Live = "live|";
    private static readonly PartitionKey Index = PartitionKey.Directory("durable", "index");

    /// <summary>Names an instance in the index, before it is first stored.</summary>
    public Task Announce(string instanceId, CancellationToken cancellation) => rows.Write(Table.LocalDurable, Index,
    [
        RowChange.Put(All + RowKey.Escape(instanceId), Pointer(instanceId)),
        RowChange.Put(Live + RowKey.Escape(instanceId), Pointer(instanceId)),
    ], cancellation);

    /// <summary>Takes a finished instance off the live ones.</summary>
    public Task Rest(string instanceId, CancellationToken cancellation) =>
        rows.Write(Table.LocalDurable, Index, [RowChange.Delete(Live + RowKey.Escape(instanceId))], cancellation);

    public IAsyncEnumerable<string> LiveIds(CancellationToken cancellation) => Ids(RowRange.Prefix(Live), null, cancellation);

    /// <summary>Ids of all instances in order, behind a given one.</summary>
    public IAsyncEnumerable<string> AllIds(string? prefix, string? behind, CancellationToken cancellation)
    {
        var range = RowRange.Prefix(All + RowKey.Escape(prefix ?? ""));
        return Ids(behind is null ? range : range with { From = RowRange.Behind(All + RowKey.Escape(behind)).From }, null, cancellation);
    }

    public async Task<StoredInstance?> Read(string instanceId, bool withHistory, CancellationToken cancellation)
    {
        if (await rows.Get(Table.LocalDurable, Partition(instanceId), StateKey, cancellation) is not { } row) return null;
        var record = RowBody.Read<InstanceRecord>(row);
        return new StoredInstance(record, row.Version, withHistory ? await History(record, cancellation) : []);
    }

    /// <summary>Stores a new state, with the turn that led to it, unless the instance has moved on. Null when it has.</summary>
    public async Task<StoredInstance?> Write(StoredInstance? before, InstanceRecord after, Turn? turn, CancellationToken cancellation)
    {
        var state = RowBody.Of(after, ("Status", after.Status.ToString()), ("Name", after.Name));
        var changes = new List<RowChange>
        {
            before is null ? RowChange.Insert(StateKey, state) : RowChange.Replace(StateKey, state, before.Version),
        };
        if (turn is not null) changes.Add(RowChange.Put(TurnKey(before!.Record), RowBody.Of(turn)));
        var write = await rows.Write(Table.LocalDurable, Partition(after.InstanceId), changes, cancellation);
        var sameGeneration = before?.Record.Generation == after.Generation;
        IReadOnlyList<Turn> history = !sameGeneration ? [] : turn is null ? before!.History : [.. before!.History, turn];
        return write.Applied ? new StoredInstance(after, write.Versions[0], history) : null;
    }

    /// <summary>Deletes the turns of generations before this one, or of all.</summary>
    public async Task DeleteTurns(string instanceId, long before, CancellationToken cancellation)
    {
        var keys = new List<string>();
        await foreach (var row in rows.Query(Table.LocalDurable, Partition(instanceId), new RowRange("h|", GenerationKey(before)), null, cancellation))
            keys.Add(row.Key);
        foreach (var chunk in keys.Chunk(RowLimits.ChangesPerWrite))
            await rows.Write(Table.LocalDurable, Partition(instanceId), [.. chunk.Select(key => RowChange.Delete(key))], cancellation);
    }

    /// <summary>Forgets an instance whole.</summary>
    public async Task Delete(string instanceId, CancellationToken cancellation)
    {
        await rows.Write(Table.LocalDurable, Partition(instanceId), [RowChange.Delete(StateKey)], cancellation);
        await DeleteTurns(instanceId, long.MaxValue, cancellation);
        await rows.Write(Table.LocalDurable, Index,
            [RowChange.Delete(All + RowKey.Escape(instanceId)), RowChange.Delete(Live + RowKey.Escape(instanceId))], cancellation);
    }

    private async IAsyncEnumerable<string> Ids(RowRange range, int? limit, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var row in rows.Query(Table.LocalDurable, Index, range, limit, cancellation)) yield return (string)row.Values["Id"];
    }

    private async Task<IReadOnlyList<Turn>> History(InstanceRecord record, CancellationToken cancellation)
    {
        var turns = new List<Turn>();
        var range = RowRange.Prefix(GenerationKey(record.Generation));
        await foreach (var row in rows.Query(Table.LocalDurable, Partition(record.InstanceId), range, null, cancellation))
            turns.Add(RowBody.Read<Turn>(row));
        return turns.Count == record.Turns
            ? turns
            : throw new InvalidOperationException($"Instance {record.InstanceId} has {record.Turns} turns, but {turns.Count} are stored.");
    }

    private static Dictionary<string, object> Pointer(string instanceId) => new() { ["Id"] = instanceId };

    private static PartitionKey Partition(string instanceId) => PartitionKey.Directory("durable", "instance", instanceId);

    private static string GenerationKey(long generation) => $"h|{RowKey.Ordered(generation)}|";

    private static string TurnKey(InstanceRecord record) => GenerationKey(record.Generation) + RowKey.Ordered(record.Turns);
}
