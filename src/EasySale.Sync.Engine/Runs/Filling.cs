using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Failures;
using EasySale.Sync.Engine.Stores.Links;

namespace EasySale.Sync.Engine.Runs;

/// <summary>Fills the placeholders of operations that are sent together: from the answers of earlier ones, else from links.</summary>
internal sealed class Filling(IEnumerable<SentOperation> together, LinkSheets links)
{
    private readonly HashSet<(RecordKey, string)> _open = [.. together.Select(one => one.Key)];
    private readonly Dictionary<(RecordKey, string), WriteAnswer> _answers = [];

    /// <summary>Set when something waits for a write of another worker whose answer is not known.</summary>
    public SyncException? Doubt { get; private set; }

    public void Add(SentOperation answered) => _answers[answered.Key] = answered.Answer!;

    /// <summary>The operation filled; with a refusal as its answer when it can never be; null while it must wait.</summary>
    public SentOperation? Of(SentOperation one)
    {
        var waits = false;
        SyncException? refusal = null;
        var body = Placeholder.Fill(one.Operation.Body, text =>
        {
            var named = Placeholder.Parse(text);
            if (IdOf(named) is { } id) return id;
            if (_answers.TryGetValue(named, out var refused)) refusal ??= Refusal(one, named, refused.Failure);
            else if (_open.Contains(named) || IsInDoubt(one, named)) waits = true;
            else refusal ??= Refusal(one, named, null);
            return null;
        });
        if (refusal is not null) return Refused(one, refusal);
        return waits ? null : one with { Operation = one.Operation with { Body = body } };
    }

    /// <summary>Refuses an operation that waits for one that waits for it.</summary>
    public SentOperation GiveUp(SentOperation one) =>
        Refused(one, Refusal(one, Placeholder.In(one.Operation.Body).First(named => IdOf(named) is null), null));

    private string? IdOf((RecordKey Record, string Purpose) named) =>
        _answers.TryGetValue(named, out var answer) ? answer.TargetId : Find(named)?.TargetId;

    private Link? Find((RecordKey Record, string Purpose) named) =>
        links.Hold(named.Record) ? links.Find(named.Record, named.Purpose) : null;

    private bool IsInDoubt(SentOperation one, (RecordKey Record, string Purpose) named)
    {
        if (Find(named)?.Intent is null) return false;
        Doubt ??= new SyncException(
            FailureCause.TryAgain, "record.parent_in_doubt", $"{one.Operation.Record} waits for {named.Record}, which is being written. It goes on by itself.");
        return true;
    }

    // Of one record the reason is the first operation's own.
    private static SyncException Refusal(SentOperation one, (RecordKey Record, string Purpose) named, SyncException? failure) =>
        failure is not null && named.Record == one.Operation.Record ? failure : MissingParents.Reason(one.Operation.Record, named.Record, failure, null);

    private static SentOperation Refused(SentOperation one, SyncException failure) =>
        one with { Answer = WriteAnswer.Refused(failure), IsHeldBack = true };
}
