using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Failures;

namespace EasySale.Sync.Connectors.QuickBooks.Documents;

/// <summary>
/// What of a write goes first. The books take no more money than an invoice is open, leave no invoice below what was paid on it, and void
/// none that is paid; and a payment moves its invoice's version.
/// </summary>
internal sealed class WriteTurns
{
    private readonly IReadOnlyList<Operation> _operations;
    private readonly HashSet<int> _first = [];

    public WriteTurns(IReadOnlyList<Operation> operations)
    {
        _operations = operations;
        var documents = new HashSet<RecordKey>();
        for (var place = 0; place < operations.Count; place++)
            if (operations[place] is { Entity: not Entities.Payment } document) documents.Add(document.Record);
            else if (operations[place].Action == OperationAction.Void || IsAhead(operations[place], documents)) _first.Add(place);
    }

    /// <summary>Payments that were planned before their documents: voided or lowered ones.</summary>
    public IReadOnlyList<int> First() => Places(_first.Contains);

    public IReadOnlyList<int> Documents() => Places(place => !IsPayment(place));

    /// <summary>The other payments. Where a document moved it is planned anew, and its payment with it.</summary>
    /// <param name="answers">What was answered so far; the payments that must wait are answered here.</param>
    public IReadOnlyList<int> Last(WriteAnswer?[] answers)
    {
        var moved = Documents().Where(place => answers[place] is { HasMoved: true }).Select(place => _operations[place].Record).ToHashSet();
        var last = Places(place => IsPayment(place) && !_first.Contains(place));
        foreach (var place in last.Where(place => moved.Contains(_operations[place].Record))) answers[place] = WriteAnswer.Refused(NotSent(_operations[place]));
        return [.. last.Where(place => answers[place] is null)];
    }

    private static bool IsAhead(Operation payment, HashSet<RecordKey> documents) => payment.Action != OperationAction.Create && !documents.Contains(payment.Record);

    private List<int> Places(Func<int, bool> chosen) => [.. Enumerable.Range(0, _operations.Count).Where(chosen)];

    private bool IsPayment(int place) => _operations[place].Entity == Entities.Payment;

    private static SyncException NotSent(Operation payment) => new(
        FailureCause.TryAgain,
        QuickBooksErrors.Prefix + QuickBooksErrors.Stale,
        "The document this payment is for was changed in QuickBooks at the same time. Both are planned anew by themselves.",
        $"{payment.Record} {payment.Purpose} was not sent");
}
