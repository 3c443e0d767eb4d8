using System.Globalization;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;

namespace EasySale.Sync.Benchmarks.House;

/// <summary>A source without latency: pages of a hundred orders, made as they are read or kept ready.</summary>
internal sealed class GeneratedShop(GeneratedOrders orders, bool keptReady) : Connector
{
    public const string Name = "generated";
    private readonly Dictionary<int, Order> _ready = [];

    public override string Platform => Name;

    public override string ShortName => Name;

    public override string DisplayName => "Generated shop";

    public override IReadOnlyList<SettingField> Settings => [];

    public override IReadOnlyList<RecordKind> Reads => [RecordKind.Orders];

    public override ConnectedSystem Open(ConnectionContext context) => new Opened(this);

    public void Prepare()
    {
        if (!keptReady) return;
        for (var id = 1; id <= orders.Count; id++) _ready[id] = orders.Make(id);
    }

    private Order Order(int id) => _ready.TryGetValue(id, out var order) ? order : orders.Make(id);

    private sealed class Opened(GeneratedShop shop) : ConnectedSystem
    {
        public override SourceStream Source(RecordKind kind) => new Stream(shop);

        public override Task<ProbeReport> Probe(CancellationToken cancellation) => Task.FromResult(new ProbeReport([]));
    }

    private sealed class Stream(GeneratedShop shop) : SourceStream
    {
        private const int PageSize = 100;

        public override RecordKind Kind => RecordKind.Orders;

        public override IReadOnlyList<string> VolatileProperties => ["date_created", "date_modified", "date_modified_gmt"];

        public override Task<Page> Read(ReadScope scope, Cursor? cursor, CancellationToken cancellation)
        {
            var after = cursor is null ? 0 : int.Parse(cursor.Text, CultureInfo.InvariantCulture);
            var ids = Ids(scope.Mode).Where(id => id > after).Take(PageSize).ToList();
            var next = ids.Count < PageSize ? null : new Cursor(GeneratedOrders.Text(ids[^1]));
            return Task.FromResult(new Page([.. ids.Select(id => SourceItem.Of(shop.Order(id)))], next, "now"));
        }

        public override Task<IReadOnlyList<SourceItem>> ReadByIds(IReadOnlyList<string> ids, CancellationToken cancellation) =>
            Task.FromResult<IReadOnlyList<SourceItem>>([.. ids.Select(id => SourceItem.Of(shop.Order(int.Parse(id, CultureInfo.InvariantCulture))))]);

        private IEnumerable<int> Ids(SyncMode mode) => mode == SyncMode.Full ? Enumerable.Range(1, shop.Count) : shop.Edited;
    }

    private int Count => orders.Count;

    private IReadOnlyCollection<int> Edited => orders.Edited;
}
