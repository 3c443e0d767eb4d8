using EasySale.Sync.Connectors.QuickBooks.Settings;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Failures;

namespace EasySale.Sync.Connectors.QuickBooks;

/// <summary>Sends operations: as single writes, several at a time; in the fast lane, besides, as batches.</summary>
internal sealed class EntityWriter(QuickBooksClient client, WriteLane lane, TimeProvider time)
{
    /// <summary>The most operations of one call: a whole group, so that the lanes do not run dry between its parts.</summary>
    public const int Most = 1000;

    // Enough for eight calls a second that take more than a second each.
    private const int AtOnce = 12;

    /// <summary>
    /// For how long a batch may still be at work after it was announced: the vendor gives one up after two minutes, and it may have
    /// waited a minute for its turn with us.
    /// </summary>
    private static readonly TimeSpan BatchLife = TimeSpan.FromMinutes(3);

    /// <summary>Of a hundred operations in the fast lane about so many go as batches, as the vendor's limits for the two lanes have it.</summary>
    private const int BatchedPercent = 72;

    /// <summary>What sending takes: a call for each single write, which is free, and one for each batch, which is metered.</summary>
    public EstimatedCalls Estimate(int operations)
    {
        var batched = lane == WriteLane.Fast ? operations * BatchedPercent / 100 : 0;
        var batches = (batched + Lanes.ItemsPerBatch - 1) / Lanes.ItemsPerBatch;
        return new EstimatedCalls(operations - batched + batches, batches);
    }

    /// <summary>What an accepted write answers where nothing else is said.</summary>
    public static readonly Func<Operation, PostAnswer, CancellationToken, Task<WriteAnswer>> Plainly =
        (_, answer, _) => Task.FromResult(WriteAnswer.Written(answer.Id, answer.SyncToken));

    /// <summary>Sends operations for the first time; answers in the same order.</summary>
    /// <param name="operations">Bodies without Id and SyncToken: those come from the operation.</param>
    /// <param name="onAnswer">What an accepted write means, such as a total to compare.</param>
    /// <param name="onRefused">Another word on a definitive refusal (a name that is taken), or null to let it stand.</param>
    /// <param name="cancellation">Stops the calls.</param>
    public Task<IReadOnlyList<WriteAnswer>> Send(
        IReadOnlyList<Operation> operations,
        Func<Operation, PostAnswer, CancellationToken, Task<WriteAnswer>> onAnswer,
        Func<Operation, SyncException, CancellationToken, Task<WriteAnswer?>>? onRefused,
        CancellationToken cancellation) => Send(operations, lane == WriteLane.Fast ? IsForBatches : _ => false, onAnswer, onRefused, cancellation);

    /// <summary>
    /// Sends operations that were looked for and not found. Always singly: the vendor knows a single write again by its request id, but
    /// not as an item of a batch.
    /// </summary>
    public Task<IReadOnlyList<WriteAnswer>> SendAgain(
        IReadOnlyList<Operation> operations,
        Func<Operation, PostAnswer, CancellationToken, Task<WriteAnswer>> onAnswer,
        Func<Operation, SyncException, CancellationToken, Task<WriteAnswer?>>? onRefused,
        CancellationToken cancellation) => Send(operations, _ => false, onAnswer, onRefused, cancellation);

    /// <summary>
    /// Why these must not be looked for yet, or null: as long as a batch that holds one may still be at work, not finding it says nothing.
    /// </summary>
    public SyncException? TooEarly(IEnumerable<Operation> operations)
    {
        var creations = operations.Where(operation => operation.Action == OperationAction.Create).ToList();
        if (lane != WriteLane.Fast || creations.Count == 0) return null;
        var wait = creations.Max(operation => operation.AnnouncedAt) + BatchLife - time.GetUtcNow();
        return wait <= TimeSpan.Zero ? null : new SyncException(
            FailureCause.TryAgain,
            QuickBooksErrors.Prefix + "batch_at_work",
            "The answer to a batch was lost. QuickBooks may still be working on it, so we wait before we look what became of it.")
        {
            RetryAfter = wait,
            IsHeldBack = true,
        };
    }

    private async Task<IReadOnlyList<WriteAnswer>> Send(
        IReadOnlyList<Operation> operations,
        Func<Operation, bool> isForBatches,
        Func<Operation, PostAnswer, CancellationToken, Task<WriteAnswer>> onAnswer,
        Func<Operation, SyncException, CancellationToken, Task<WriteAnswer?>>? onRefused,
        CancellationToken cancellation)
    {
        var round = new WriteRound(client, operations, onAnswer, onRefused, time.GetUtcNow());
        var kinds = Enumerable.Range(0, operations.Count).ToLookup(position => isForBatches(operations[position]));
        await Singly(round, kinds[false], cancellation);
        if (kinds[true].Any()) await Singly(round, await new BothLanes(client, round, kinds[true]).Send(cancellation), cancellation);
        return round.Answers();
    }

    private static Task Singly(WriteRound round, IEnumerable<int> positions, CancellationToken cancellation) => Parallel.ForEachAsync(
        positions,
        new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation },
        async (position, token) => await round.Send(position, isAdmitted: false, token));

    private static bool IsForBatches(Operation operation) => operation.Action is OperationAction.Create or OperationAction.Update;
}
