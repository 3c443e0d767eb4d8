using System.Text.Json.Nodes;

namespace EasySale.Sync.Simulators.WooCommerce.Store;

/// <summary>Everything the store holds, filled from the recorded corpus.</summary>
internal sealed class ShopState
{
    private int _lastPost;
    private int _lastItem;
    private int _lastMeta = 20_000;
    private int _lastNote = 1_234;

    public ShopState(SiteTime time)
    {
        Time = time;
        Orders = new Table(Corpus.Rows("orders"));
        Products = new Table(Corpus.Rows("products"));
        TaxTable = new TaxTable(Taxes);
        HiddenRows.AddTo(this);
        foreach (var unrounded in Corpus.Rows("orders-unrounded")) Orders.Find(unrounded["id"]!.GetValue<int>())!.Unrounded = unrounded;
        Notes[104] = [.. Corpus.Rows("order-104-notes")];
        _lastPost = new[] { Orders, Refunds, Products, Variations, Coupons }.Max(t => t.LastId);
        _lastItem = Orders.Rows.Max(r => LastItem(r.Body)) + 200;
    }

    public SiteTime Time { get; }

    public Table Orders { get; }

    public Table Refunds { get; } = new(Corpus.Rows("refunds"));

    public Dictionary<int, List<JsonObject>> Notes { get; } = [];

    public Table Products { get; }

    public Table Variations { get; } = new(Corpus.Rows("variations"));

    public Table Customers { get; } = new(Corpus.Rows("customers"));

    public Table Coupons { get; } = new(Corpus.Rows("coupons"));

    public Table Taxes { get; } = new(Corpus.Rows("taxes"));

    public Table Categories { get; } = new(Corpus.Rows("categories"));

    public Table Attributes { get; } = new(Corpus.Rows("attributes"));

    public Table Webhooks { get; } = new([]);

    public IReadOnlyList<JsonObject> TaxClasses { get; } = Corpus.Rows("tax-classes");

    public IReadOnlyList<JsonObject> PaymentGateways { get; } = Corpus.Rows("payment-gateways");

    public TaxTable TaxTable { get; }

    public int NextPost() => ++_lastPost;

    public int NextItem() => ++_lastItem;

    public int NextMeta() => ++_lastMeta;

    public int NextNote() => ++_lastNote;

    /// <summary>Takes a run of ids for generated orders; the first of them.</summary>
    public int ReservePosts(int count)
    {
        var first = _lastPost + 1;
        _lastPost += count;
        return first;
    }

    private static int LastItem(JsonObject order) => order["line_items"]!.AsArray().Select(l => l!["id"]!.GetValue<int>()).DefaultIfEmpty().Max();
}
