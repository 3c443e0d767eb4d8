using EasySale.Sync.Engine.Connecting;

namespace EasySale.Sync.Engine.Runs;

/// <summary>
/// Sends operations that name one another: first those that wait for nothing, then those that wait for these, filled with their
/// answers. What cannot be filled is never sent.
/// </summary>
internal sealed class Waves(
    IReadOnlyList<SentOperation> operations, LinkSheets links, SendingPace pace, int batchSize, TimeProvider time,
    Func<IReadOnlyList<Operation>, Task<IReadOnlyList<WriteAnswer>>> write)
{
    private readonly List<SentOperation> _sent = new(operations.Count);
    private readonly Filling _filling = new(operations, links);
    private List<SentOperation> _waiting = [.. operations];
    private Exception? _fault;
    private bool _hasSent;

    public async Task<(IReadOnlyList<SentOperation> Sent, Exception? Fault)> Send(CancellationToken cancellation)
    {
        while (_waiting.Count > 0 && _fault is null)
        {
            var ready = Ready();
            foreach (var batch in ready.Chunk(pace.BatchSize(batchSize)))
                if (_fault is null) await SendInTurn(batch, cancellation);
                else _waiting.AddRange(batch);
        }

        return ([.. _sent, .. _waiting], _fault ?? _filling.Doubt);
    }

    /// <summary>The next wave, taken from what waits; what can never be filled is refused on the way.</summary>
    private List<SentOperation> Ready()
    {
        var (asked, ready, moved) = (_waiting, new List<SentOperation>(), false);
        _waiting = [];
        foreach (var one in asked)
        {
            var filled = _filling.Of(one);
            if (filled is null) _waiting.Add(one);
            else if (filled.Answer is null) ready.Add(filled);
            else Answered(filled);
            moved |= filled is not null;
        }

        if (!moved) EndWaiting();
        return ready;
    }

    // Nothing moves any more: what is left waits for a doubt, or for one another.
    private void EndWaiting()
    {
        if (_filling.Doubt is { } doubt) _fault = doubt;
        else _waiting.ForEach(one => Answered(_filling.GiveUp(one)));
        if (_fault is null) _waiting = [];
    }

    private async Task SendInTurn(SentOperation[] batch, CancellationToken cancellation)
    {
        if (_hasSent && pace.Delay > TimeSpan.Zero) await Task.Delay(pace.Delay, time, cancellation);
        _hasSent = true;
        await Send(batch);
    }

    private async Task Send(SentOperation[] batch)
    {
        try
        {
            var answers = await write([.. batch.Select(one => one.Operation)]);
            if (answers.Count != batch.Length) throw new InvalidOperationException($"{batch.Length} operations had {answers.Count} answers.");
            foreach (var (one, answer) in batch.Zip(answers)) Answered(one, answer);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            _fault = fault;
            _waiting.AddRange(batch);
        }
    }

    private void Answered(SentOperation one, WriteAnswer answer)
    {
        if (answer.IsInDoubt)
        {
            _fault ??= answer.Failure;
            _waiting.Add(one);
        }
        else
        {
            Answered(one with { Answer = answer });
        }
    }

    private void Answered(SentOperation one)
    {
        _sent.Add(one);
        _filling.Add(one);
    }
}
