using EasySale.Sync.Connectors.QuickBooks.Company;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;

namespace EasySale.Sync.Connectors.QuickBooks.Documents;

/// <summary>Writes documents: planned from the company as it was when the slice began, and checked to the cent when answered.</summary>
internal abstract class DocumentStream(
    QuickBooksClient client, EntityWriter writer, CompanyReader company, QuickBooksSettings settings) : TargetStream
{
    private readonly TotalCheck _check = new(new Correction(client, settings, company), settings);
    private readonly DocumentSearch _search = new(client);
    private readonly SettleTurns _turns = new(client);
    private CompanyProfile? _company;

    protected CompanyProfile Company => _company ?? throw new InvalidOperationException("Prepare comes first.");

    protected QuickBooksSettings Settings => settings;

    public override async Task Prepare(SourceDescription source, CancellationToken cancellation) => _company = await company.Get(cancellation);

    public override IEnumerable<CommerceRecord> Carries(CommerceRecord record) =>
        OrderOf(record) is { } order && Buyer.Of(order, Company, settings).Carried is { } customer ? [customer] : [];

    /// <summary>
    /// Products and customers the shop has deleted are no reason to leave a sale out of the books: the settings name whom and what to
    /// book it on instead.
    /// </summary>
    public override bool CanDoWithout(RecordKey reference) => reference.Kind != RecordKind.Customers || !Buyer.IsCarried(reference);

    public override int BatchSize => EntityWriter.Most;

    public override EstimatedCalls Estimate(int operations) => writer.Estimate(operations);

    public override Task<IReadOnlyList<WriteAnswer>> Write(IReadOnlyList<Operation> operations, CancellationToken cancellation) =>
        Write(operations, isAgain: false, cancellation);

    /// <summary>Creations are looked for by number or marker; everything else, and what is not found, is sent again with the same request id.</summary>
    public override async Task<IReadOnlyList<WriteAnswer>> Settle(IReadOnlyList<Operation> operations, CancellationToken cancellation)
    {
        if (writer.TooEarly(operations) is { } early) return [.. operations.Select(_ => WriteAnswer.InDoubt(early))];
        var found = await _search.Find(operations.Where(IsCreation), cancellation);
        var answers = new WriteAnswer?[operations.Count];
        for (var i = 0; i < answers.Length; i++)
            if (IsCreation(operations[i]) && found.TryGetValue(DocumentSearch.MarkerOf(operations[i]), out var document))
                answers[i] = await _check.Of(operations[i], document, cancellation);
        var rest = (await _turns.Of(operations, cancellation)).Where(i => answers[i] is null).ToList();
        var sent = await Write([.. rest.Select(i => operations[i])], isAgain: true, cancellation);
        for (var i = 0; i < rest.Count; i++) answers[rest[i]] = sent[i];
        return answers!;
    }

    /// <summary>The order a record is about; null when it is gone.</summary>
    protected abstract Order? OrderOf(CommerceRecord record);

    /// <summary>What a document of these lines refers to: its customer and its products.</summary>
    protected IEnumerable<RecordKey> References(Order order, IEnumerable<OrderLine> lines)
    {
        if (Buyer.Of(order, Company, settings).Key is { } customer) yield return customer;
        foreach (var product in lines.Select(ProductItem.Key).OfType<RecordKey>()) yield return product;
    }

    private async Task<IReadOnlyList<WriteAnswer>> Write(IReadOnlyList<Operation> operations, bool isAgain, CancellationToken cancellation)
    {
        var (answers, turns) = (new WriteAnswer?[operations.Count], new WriteTurns(operations));
        await Send(turns.First(), operations, isAgain, answers, cancellation);
        await Send(turns.Documents(), operations, isAgain, answers, cancellation);
        await Send(turns.Last(answers), operations, isAgain, answers, cancellation);
        await company.Learn(answers!, cancellation);
        return answers!;
    }

    private static bool IsCreation(Operation operation) => operation.Action == OperationAction.Create;

    // Once something is in doubt nothing more is sent.
    private async Task Send(IReadOnlyList<int> places, IReadOnlyList<Operation> operations, bool isAgain, WriteAnswer?[] answers, CancellationToken cancellation)
    {
        if (places.Count == 0) return;
        if (answers.FirstOrDefault(answer => answer is { IsInDoubt: true }) is { Failure: { } doubt })
        {
            foreach (var place in places) answers[place] = WriteAnswer.InDoubt(doubt);
            return;
        }

        var taken = new TakenNumber(client, _check);
        var some = places.Select(place => operations[place]).ToList();
        var sent = isAgain ? await writer.SendAgain(some, _check.Of, taken.Of, cancellation) : await writer.Send(some, _check.Of, taken.Of, cancellation);
        for (var i = 0; i < places.Count; i++) answers[places[i]] = sent[i];
    }
}
