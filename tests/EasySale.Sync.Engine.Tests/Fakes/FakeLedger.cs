using System.Collections.Concurrent;
using System.Globalization;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Failures;

namespace EasySale.Sync.Engine.Tests.Fakes;

/// <summary>
/// A ledger that gives ids of its own and knows a repeated request only by its request id: the same id again answers what it
/// answered first and does nothing, as ledgers with idempotent requests do.
/// </summary>
public sealed class FakeLedger
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, WriteAnswer> _answered = [];
    private readonly HashSet<string> _doubted = [];

    public string MappingVersion { get; set; } = "1";

    /// <summary>Orders want their customer first; an order without an account carries its own.</summary>
    public bool DemandsCustomers { get; init; }

    /// <summary>What an order wants first and can do without.</summary>
    public Func<RecordKey, bool> CanDoWithout { get; set; } = _ => false;

    /// <summary>An order whose customer cannot be had makes nothing.</summary>
    public bool SkipsWithout { get; set; }

    /// <summary>Orders that are paid for make a payment too, which names their entry.</summary>
    public bool KeepsPayments { get; init; }

    /// <summary>An order's entry names the order before it, given here by id.</summary>
    public Func<string, string?> Follows { get; set; } = _ => null;

    /// <summary>Why planning leaves a record alone, or null.</summary>
    public Func<CommerceRecord, string?> Skips { get; set; } = _ => null;

    /// <summary>What is done about records the shop no longer has; null asks a person.</summary>
    public OperationAction? ForGone { get; set; }

    /// <summary>Why the ledger keeps what the shop no longer has; null does what <see cref="ForGone"/> says.</summary>
    public string? KeepsGone { get; set; }

    /// <summary>Why the ledger has something newer of a record already, or null.</summary>
    public Func<Operation, string?> IsAhead { get; set; } = _ => null;

    /// <summary>Why a record is refused, or null.</summary>
    public Func<Operation, SyncException?> Refuses { get; set; } = _ => null;

    /// <summary>What is wrong with what was written, or null.</summary>
    public Func<Operation, SyncException?> Questions { get; set; } = _ => null;

    /// <summary>Why the ledger does not know whether it took an operation when it is asked first, or null. It took it.</summary>
    public Func<Operation, SyncException?> Doubts { get; set; } = _ => null;

    /// <summary>Called with every batch before it is taken.</summary>
    public Action BeforeTaking { get; set; } = () => { };

    /// <summary>Called with every batch after it was taken, before it is answered.</summary>
    public Action AfterTaking { get; set; } = () => { };

    /// <summary>Everything ever sent, repetitions included.</summary>
    public ConcurrentQueue<Operation> Sent { get; } = new();

    /// <summary>Everything that changed something, in order.</summary>
    public ConcurrentQueue<Operation> Took { get; } = new();

    /// <summary>What was looked up, one list for each time.</summary>
    public ConcurrentQueue<IReadOnlyList<RecordKey>> LookedUp { get; } = new();

    /// <summary>Why something could not be had, as plans were told.</summary>
    public ConcurrentQueue<string> Missed { get; } = new();

    /// <summary>Customers that were there before, name → id: found when looked up.</summary>
    public Dictionary<string, string> Known { get; } = [];

    public LedgerBooks Books { get; } = new();

    public IReadOnlyList<LedgerEntry> Entries => Books.Entries;

    public LedgerEntry Entry(RecordKind kind, int id, string purpose = Purposes.Record) =>
        Books.Entries.Single(entry => entry.Purpose == purpose && entry.Record == new RecordKey(kind, id.ToString(CultureInfo.InvariantCulture)));

    public IReadOnlyList<WriteAnswer> Take(IReadOnlyList<Operation> operations)
    {
        BeforeTaking();
        List<WriteAnswer> answers = [.. operations.Select(Take)];
        AfterTaking();
        return answers;
    }

    private WriteAnswer Take(Operation operation)
    {
        lock (_lock)
        {
            Sent.Enqueue(operation);
            var answer = _answered.TryGetValue(operation.RequestId, out var known) ? known : _answered[operation.RequestId] = Answer(operation);
            return Doubts(operation) is { } doubt && _doubted.Add(operation.RequestId) ? WriteAnswer.InDoubt(doubt) : answer;
        }
    }

    private WriteAnswer Answer(Operation operation)
    {
        if (Refuses(operation) is { } refusal) return WriteAnswer.Refused(refusal);
        if (IsAhead(operation) is { } newer) return WriteAnswer.Superseded(operation.TargetId ?? "0", newer);
        if (operation.Action == OperationAction.Adopt) return WriteAnswer.Written(operation.TargetId!, "1");
        if (Books.Moved(operation) is { } version) return WriteAnswer.Moved(operation.TargetId!, version);
        Took.Enqueue(operation);
        var posted = Books.Post(operation);
        return posted.TargetId is { } id && Questions(operation) is { } question ? WriteAnswer.WrittenBut(question, id, posted.TargetVersion, posted.Total) : posted;
    }
}
