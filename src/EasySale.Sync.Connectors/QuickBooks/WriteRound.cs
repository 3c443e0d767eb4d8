using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Failures;

namespace EasySale.Sync.Connectors.QuickBooks;

/// <summary>
/// The operations of one call to the writer, and what became of them. Where an answer is lost or the books ask to slow down, that
/// operation is in doubt, and nothing more is sent.
/// </summary>
/// <param name="client">The company.</param>
/// <param name="operations">Told by position from here on.</param>
/// <param name="onAnswer">What an accepted write means.</param>
/// <param name="onRefused">Another word on a definitive refusal, or null.</param>
/// <param name="now">When it is sent, on our clock.</param>
internal sealed class WriteRound(
    QuickBooksClient client,
    IReadOnlyList<Operation> operations,
    Func<Operation, PostAnswer, CancellationToken, Task<WriteAnswer>> onAnswer,
    Func<Operation, SyncException, CancellationToken, Task<WriteAnswer?>>? onRefused,
    DateTimeOffset now)
{
    /// <summary>So long after it was announced what QuickBooks has got already may still turn up.</summary>
    private static readonly TimeSpan TurnsUp = TimeSpan.FromHours(1);

    private readonly WriteAnswer?[] _answers = new WriteAnswer?[operations.Count];
    private SyncException? _stopped;

    public bool IsStopped => Volatile.Read(ref _stopped) is not null;

    /// <summary>Nothing more is sent, because of this.</summary>
    public void Stop(SyncException failure) => Interlocked.CompareExchange(ref _stopped, failure, null);

    /// <summary>Sends one operation as a call of its own.</summary>
    public async Task Send(int position, bool isAdmitted, CancellationToken cancellation)
    {
        if (IsStopped) return;
        var operation = operations[position];
        Keep(position, operation.Action == OperationAction.Adopt
            ? WriteAnswer.Written(operation.TargetId!, operation.ExpectedVersion)
            : await Answer(operation, client.Post(OperationCall.Of(operation) with { IsAdmitted = isAdmitted }, cancellation), cancellation));
    }

    /// <summary>Sends operations as one batch whose permit was taken.</summary>
    /// <returns>False when the batch was refused as a whole: none of it was done, and its operations may be sent singly.</returns>
    public async Task<bool> SendBatch(IReadOnlyList<int> positions, CancellationToken cancellation)
    {
        try
        {
            var answers = await client.Post(new BatchCall([.. positions.Select(position => OperationCall.Of(operations[position]))]), cancellation);
            await Task.WhenAll(positions.Select(async (position, item) => Keep(position, await Answer(operations[position], answers[item], cancellation))));
            return true;
        }
        catch (SyncException failure)
        {
            if (!QuickBooksErrors.IsInDoubt(failure)) return false;
            foreach (var position in positions) Keep(position, WriteAnswer.InDoubt(failure));
            return true;
        }
    }

    /// <summary>All answers, in the order of the operations.</summary>
    /// <exception cref="SyncException">Nothing was let in at all: that is the connection's failure, not these records'.</exception>
    public IReadOnlyList<WriteAnswer> Answers()
    {
        var answers = _answers.Select(answer => answer ?? WriteAnswer.InDoubt(_stopped!)).ToList();
        return _stopped is { Cause: FailureCause.FixSettings } && answers.TrueForAll(answer => answer.IsInDoubt) ? throw _stopped : answers;
    }

    private void Keep(int position, WriteAnswer answer)
    {
        _answers[position] = answer;
        if (answer is { IsInDoubt: true, Failure: { } failure }) Stop(failure);
    }

    private async Task<WriteAnswer> Answer(Operation operation, Task<PostAnswer> sent, CancellationToken cancellation)
    {
        try
        {
            var posted = await sent;
            return await onAnswer(operation, posted, cancellation) with { Trace = posted.Trace, Tax = posted.Tax };
        }
        catch (SyncException failure)
        {
            return await Refused(operation, failure, cancellation);
        }
    }

    private async Task<WriteAnswer> Refused(Operation operation, SyncException failure, CancellationToken cancellation)
    {
        try
        {
            if (QuickBooksErrors.IsInDoubt(failure)) return WriteAnswer.InDoubt(failure);
            if (QuickBooksErrors.Is(failure, QuickBooksErrors.SentBefore) && now - operation.AnnouncedAt < TurnsUp) return WriteAnswer.InDoubt(Underway(failure));
            if (QuickBooksErrors.Is(failure, QuickBooksErrors.Stale) && operation.TargetId is not null) return await Moved(operation, cancellation);
            return (onRefused is null ? null : await onRefused(operation, failure, cancellation)) ?? WriteAnswer.Refused(failure);
        }
        catch (SyncException later)
        {
            return QuickBooksErrors.IsInDoubt(later) ? WriteAnswer.InDoubt(later) : WriteAnswer.Refused(later);
        }
    }

    private static SyncException Underway(SyncException failure) => new(
        FailureCause.TryAgain, failure.Code, "QuickBooks has got this already and may still be at work on it. It is looked for again by itself.", failure.Detail, failure);

    // What was to be voided and is voided was done, by the call whose answer was lost: a second one would say so twice in its note.
    private async Task<WriteAnswer> Moved(Operation operation, CancellationToken cancellation)
    {
        var now = new PostAnswer(await client.Get(operation.Entity, operation.TargetId!, cancellation));
        return operation.Action == OperationAction.Void && now.IsVoided
            ? await onAnswer(operation, now, cancellation)
            : WriteAnswer.Moved(operation.TargetId!, now.SyncToken);
    }
}
