using EasySale.Sync.Connectors.Tests.Contract;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Stores.Routes;
using EasySale.Sync.Simulators.WooCommerce;

namespace EasySale.Sync.Connectors.Tests.WooCommerce.Writing;

/// <summary>An empty store that is written to, and the links that come of it.</summary>
internal sealed class WrittenStore(ConnectedStore store) : IAsyncDisposable
{
    private readonly Dictionary<RecordKey, TargetReference> _links = [];
    private readonly Dictionary<RecordKey, int> _generations = [];

    public ConnectedStore Store { get; } = store;

    public Shop Shop => Store.Shop;

    public Simulators.WooCommerce.Faults Faults => Store.Simulator.Faults;

    public static async Task<WrittenStore> Start(params (string Name, string Value)[] settings)
    {
        var store = await ConnectedStore.Start(settings: settings);
        store.Shop.RemoveAll();
        return new WrittenStore(store);
    }

    /// <summary>By what is looked for what is there; null for all the store can be asked by.</summary>
    public IReadOnlyList<NaturalKey>? MatchBy { get; set; }

    /// <summary>Records are planned as those of a two-way route.</summary>
    public bool IsMerged { get; set; }

    public TargetReference? Link(CommerceRecord record) => _links.GetValueOrDefault(record.Key);

    public string IdOf(CommerceRecord record) => _links[record.Key].Id;

    /// <summary>A link as another direction would have made it.</summary>
    public void SetLink(RecordKey record, TargetReference link) => _links[record] = link;

    /// <summary>Plans records of one kind as a run does, placeholders filled.</summary>
    public async Task<IReadOnlyList<Operation>> Plan(params IReadOnlyList<CommerceRecord> records)
    {
        var target = Target(records[0].Kind);
        var unlinked = records.Where(record => !_links.ContainsKey(record.Key)).ToList();
        var found = await Matched.Find(target, unlinked, MatchBy ?? target.FindsBy);
        foreach (var key in found.Keys)
            if (Matched.Alone(found, key) is { } link) _links[key] = link;
        return [.. records.SelectMany(record => target.Plan(record, Context).Drafts.Select(draft => Announced(record.Key, draft)))];
    }

    public RecordPlan PlanGone(CommerceRecord record) => Target(record.Kind).PlanGone(record.Key, Context);

    public RecordPlan PlanOnly(CommerceRecord record) => Target(record.Kind).Plan(record, Context);

    public async Task<IReadOnlyList<WriteAnswer>> Write(params IReadOnlyList<CommerceRecord> records) => await Send(await Plan(records));

    public async Task<IReadOnlyList<WriteAnswer>> Send(IReadOnlyList<Operation> operations) =>
        Learn(operations, await Target(operations[0].Record.Kind).Write(operations, Cancellation));

    public async Task<IReadOnlyList<WriteAnswer>> Settle(IReadOnlyList<Operation> operations) =>
        Learn(operations, await Target(operations[0].Record.Kind).Settle(operations, Cancellation));

    public Operation Announced(RecordKey record, Draft draft) =>
        new(record, draft.Purpose, draft.Action, draft.Entity, Placeholder.Fill(draft.Body, text => _links.GetValueOrDefault(Placeholder.Parse(text).Record)?.Id))
        {
            RequestId = $"{record.Kind}-{record.Id}-{_generations.GetValueOrDefault(record)}",
            TargetId = draft.TargetId,
            ExpectedVersion = draft.ExpectedVersion,
            AnnouncedAt = Store.Time.GetUtcNow(),
        };

    public ValueTask DisposeAsync() => Store.DisposeAsync();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private PlanContext Context => new("source", (record, _) => _links.GetValueOrDefault(record)) { IsMerged = IsMerged };

    private TargetStream Target(RecordKind kind) => Store.System.Target(kind)!;

    private IReadOnlyList<WriteAnswer> Learn(IReadOnlyList<Operation> operations, IReadOnlyList<WriteAnswer> answers)
    {
        Assert.Equal(operations.Count, answers.Count);
        foreach (var (operation, answer) in operations.Zip(answers))
        {
            if (answer.IsInDoubt) continue;
            _generations[operation.Record] = _generations.GetValueOrDefault(operation.Record) + 1;
            if (answer.TargetId is { } id) _links[operation.Record] = new TargetReference(id, answer.TargetVersion) { Entity = operation.Entity };
        }

        return answers;
    }
}
