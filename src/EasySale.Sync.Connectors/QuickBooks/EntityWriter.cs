using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Failures;

namespace EasySale.Sync.Connectors.QuickBooks;

/// <summary>
/// Sends operations as single writes, several at a time. Where an answer is lost or the books ask to slow down, that operation is in
/// doubt, and nothing more is sent.
/// </summary>
internal sealed class EntityWriter(QuickBooksClient client)
{
    /// <summary>The vendor takes ten calls a second of one app; more at a time would only wait there.</summary>
    public const int AtOnce = 8;

    /// <summary>What an accepted write answers where nothing else is said.</summary>
    public static readonly Func<Operation, PostAnswer, CancellationToken, Task<WriteAnswer>> Plainly =
        (_, answer, _) => Task.FromResult(WriteAnswer.Written(answer.Id, answer.SyncToken));

    /// <summary>Sends operations; answers in the same order.</summary>
    /// <param name="operations">Bodies without Id and SyncToken: those come from the operation.</param>
    /// <param name="onAnswer">What an accepted write means, such as a total to compare.</param>
    /// <param name="onRefused">Another word on a definitive refusal (a name that is taken), or null to let it stand.</param>
    /// <param name="cancellation">Stops the calls.</param>
    public async Task<IReadOnlyList<WriteAnswer>> Send(
        IReadOnlyList<Operation> operations,
        Func<Operation, PostAnswer, CancellationToken, Task<WriteAnswer>> onAnswer,
        Func<Operation, SyncException, CancellationToken, Task<WriteAnswer?>>? onRefused,
        CancellationToken cancellation)
    {
        var answers = new WriteAnswer[operations.Count];
        SyncException? stopped = null;
        var options = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation };
        await Parallel.ForAsync(0, operations.Count, options, async (position, token) =>
        {
            answers[position] = stopped is { } before ? WriteAnswer.InDoubt(before) : await Send(operations[position], onAnswer, onRefused, token);
            if (answers[position] is { IsInDoubt: true, Failure: { } failure }) stopped ??= failure;
        });
        // Nothing was let in at all: that is the connection's failure, not these records'.
        return stopped is { Cause: FailureCause.FixSettings } && answers.All(answer => answer.IsInDoubt) ? throw stopped : answers;
    }

    private async Task<WriteAnswer> Send(
        Operation operation,
        Func<Operation, PostAnswer, CancellationToken, Task<WriteAnswer>> onAnswer,
        Func<Operation, SyncException, CancellationToken, Task<WriteAnswer?>>? onRefused,
        CancellationToken cancellation)
    {
        if (operation.Action == OperationAction.Adopt) return WriteAnswer.Written(operation.TargetId!, operation.ExpectedVersion);
        try
        {
            return await onAnswer(operation, await client.Post(OperationCall.Of(operation), cancellation), cancellation);
        }
        catch (SyncException failure)
        {
            return await Refused(operation, failure, onRefused, cancellation);
        }
    }

    private async Task<WriteAnswer> Refused(
        Operation operation, SyncException failure, Func<Operation, SyncException, CancellationToken, Task<WriteAnswer?>>? onRefused, CancellationToken cancellation)
    {
        try
        {
            if (QuickBooksErrors.IsInDoubt(failure)) return WriteAnswer.InDoubt(failure);
            if (QuickBooksErrors.Is(failure, QuickBooksErrors.Stale) && operation.TargetId is { } id) return WriteAnswer.Moved(id, await Version(operation, cancellation));
            return (onRefused is null ? null : await onRefused(operation, failure, cancellation)) ?? WriteAnswer.Refused(failure);
        }
        catch (SyncException later)
        {
            return QuickBooksErrors.IsInDoubt(later) ? WriteAnswer.InDoubt(later) : WriteAnswer.Refused(later);
        }
    }

    private async Task<string> Version(Operation operation, CancellationToken cancellation) =>
        new PostAnswer(await client.Get(operation.Entity, operation.TargetId!, cancellation)).SyncToken;
}
