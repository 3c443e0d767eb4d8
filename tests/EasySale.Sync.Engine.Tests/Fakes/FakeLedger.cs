using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
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
    private readonly Dictionary<string, LedgerEntry> _entries = [];

    /// <summary>Orders want their customer first.</summary>
    public bool DemandsCustomers { get; init; }

    /// <summary>Why planning leaves a record alone, or null.</summary>
    public Func<CommerceRecord, string?> Skips { get; set; } = _ => null;

    /// <summary>Why a record is refused, or null.</summary>
    public Func<Operation, SyncException?> Refuses { get; set; } = _ => null;

    /// <summary>Called with every batch before it is taken.</summary>
    public Action BeforeTaking { get; set; } = () => { };

    /// <summary>Called with every batch after it was taken, before it is answered.</summary>
    public Action AfterTaking { get; set; } = () => { };

    /// <summary>Everything ever sent, repetitions included.</summary>
    public ConcurrentQueue<Operation> Sent { get; } = new();

    /// <summary>Everything that changed something, in order.</summary>
    public ConcurrentQueue<Operation> Took { get; } = new();

    public IReadOnlyList<LedgerEntry> Entries => [.. _entries.Values.OrderBy(entry => entry.ToString(), StringComparer.Ordinal)];

    public LedgerEntry Entry(RecordKind kind, int id) =>
        _entries.Values.Single(entry => entry.Record == new RecordKey(kind, id.ToString(CultureInfo.InvariantCulture)));

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
            if (_answered.TryGetValue(operation.RequestId, out var answer)) return answer;
            if (Refuses(operation) is { } refusal) return _answered[operation.RequestId] = WriteAnswer.Refused(refusal);
            Took.Enqueue(operation);
            return _answered[operation.RequestId] = Post(operation);
        }
    }

    private WriteAnswer Post(Operation operation)
    {
        var id = operation.TargetId ?? $"L{_entries.Count + 1}";
        var body = JsonSerializer.Deserialize<LedgerBody>(operation.Body.Span, JsonSerializerOptions.Web)!;
        if (body.Customer is { } customer && !_entries.ContainsKey(customer))
            return WriteAnswer.Refused(new SyncException(FailureCause.OurBug, "ledger.no_customer", $"There is no customer {customer}."));
        var version = (_entries.GetValueOrDefault(id)?.Version ?? 0) + 1;
        _entries[id] = new LedgerEntry(operation.Record, body.Text, body.Amount, body.Customer is null ? null : _entries[body.Customer].Record, version);
        return WriteAnswer.Written(id, version.ToString(CultureInfo.InvariantCulture), body.Currency is null ? null : new Money(body.Amount ?? 0, body.Currency));
    }
}
