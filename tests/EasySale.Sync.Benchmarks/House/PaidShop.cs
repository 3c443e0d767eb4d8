using System.Globalization;
using System.Text.Json;
using EasySale.Sync.Connectors.WooCommerce;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Simulators.WooCommerce.Store;
using Row = EasySale.Sync.Connectors.WooCommerce.Row;

namespace EasySale.Sync.Benchmarks.House;

/// <summary>
/// A shop of paid orders made from the recorded ones, with their customers and products. Every page takes a while. Chosen orders come
/// from buyers nobody has seen before.
/// </summary>
internal sealed class PaidShop(TimeProvider time) : Connector
{
    public const string Name = "paid";
    private const int PageSize = 100;
    private static readonly TimeSpan PageTime = TimeSpan.FromMilliseconds(300);
    private static readonly DateTime FirstOrder = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);
    private readonly OrderTemplate[] _templates = Templates();

    public override string Platform => Name;

    public override string ShortName => Name;

    public override string DisplayName => "Shop of paid orders";

    public override IReadOnlyList<SettingField> Settings => [];

    public override IReadOnlyList<RecordKind> Reads => [RecordKind.Orders, RecordKind.Customers, RecordKind.Products];

    /// <summary>An order of each kind: what it takes for every customer and product to be known.</summary>
    public int Kinds => _templates.Length;

    /// <summary>The first order on sale.</summary>
    public int First { get; private set; }

    /// <summary>The last order on sale.</summary>
    public int Last { get; private set; }

    /// <summary>Of ten orders, how many come from new buyers.</summary>
    public int NewBuyersOfTen { get; set; }

    public void Offer(int count) => (First, Last) = (Last + 1, Last + count);

    public override ConnectedSystem Open(ConnectionContext context) => new Opened(this);

    public Order Make(int id)
    {
        var json = JsonSerializer.SerializeToElement(_templates[id % _templates.Length].Build(id, FirstOrder.AddMinutes(id)));
        var order = OrderMap.From(new Row(json));
        return id % 10 >= NewBuyersOfTen ? order : order with
        {
            CustomerId = null,
            Billing = order.Billing with { Email = $"buyer-{id}@example.com", FirstName = "Buyer", LastName = GeneratedOrders.Text(id), Company = null },
        };
    }

    private static OrderTemplate[] Templates()
    {
        var site = new SiteTime(TimeProvider.System, TimeZoneInfo.Utc);
        return [.. Corpus.Rows("orders").Where(IsPaid).Select(order => new OrderTemplate(order, site))];
    }

    private static bool IsPaid(System.Text.Json.Nodes.JsonObject order) =>
        (string?)order["date_paid_gmt"] is not null && (string)order["status"]! is "completed" or "processing"
        && order["refunds"]!.AsArray().Count == 0 && order["line_items"]!.AsArray().Count > 0;

    private sealed class Opened(PaidShop shop) : ConnectedSystem
    {
        public override SourceStream Source(RecordKind kind) => new Stream(shop, kind);

        public override Task<ProbeReport> Probe(CancellationToken cancellation) => Task.FromResult(new ProbeReport([]));
    }

    private sealed class Stream(PaidShop shop, RecordKind kind) : SourceStream
    {
        public override RecordKind Kind => kind;

        public override async Task<Page> Read(ReadScope scope, Cursor? cursor, CancellationToken cancellation)
        {
            await Task.Delay(PageTime, shop.Time, cancellation);
            var from = cursor is null ? shop.First : int.Parse(cursor.Text, CultureInfo.InvariantCulture);
            var ids = Enumerable.Range(from, Math.Min(PageSize, shop.Last - from + 1)).ToList();
            var next = from + PageSize > shop.Last ? null : new Cursor(GeneratedOrders.Text(from + PageSize));
            return new Page([.. ids.Select(id => SourceItem.Of(shop.Make(id)))], next, "now");
        }

        public override async Task<IReadOnlyList<SourceItem>> ReadByIds(IReadOnlyList<string> ids, CancellationToken cancellation)
        {
            await Task.Delay(PageTime, shop.Time, cancellation);
            return [.. ids.Select(id => SourceItem.Of(Record(id)))];
        }

        private CommerceRecord Record(string id) => kind switch
        {
            RecordKind.Orders => shop.Make(int.Parse(id, CultureInfo.InvariantCulture)),
            RecordKind.Customers => new Customer { Id = id, Email = $"customer-{id}@example.com", FirstName = "Customer", LastName = id },
            _ => new Product { Id = id, Type = "simple", Name = $"Product {id}", Status = "publish", Sku = $"SKU-{id}", Price = 1 },
        };
    }

    private TimeProvider Time => time;
}
