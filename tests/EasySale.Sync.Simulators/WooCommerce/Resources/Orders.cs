using System.Text.Json.Nodes;
using EasySale.Sync.Simulators.WooCommerce.Http;
using EasySale.Sync.Simulators.WooCommerce.Store;

namespace EasySale.Sync.Simulators.WooCommerce.Resources;

/// <summary>Creating, changing and deleting orders.</summary>
internal sealed class Orders
{
    public static readonly string[] Statuses =
        ["auto-draft", "pending", "processing", "on-hold", "completed", "cancelled", "refunded", "failed", "await-pickup", "checkout-draft"];

    private static readonly string[] Texts =
        ["payment_method", "payment_method_title", "transaction_id", "customer_note", "created_via", "currency"];

    private readonly ShopState _shop;
    private readonly Stock _stock;
    private readonly OrderTotals _totals;
    private readonly OrderItems _items;
    private readonly CouponLines _coupons;

    public Orders(ShopState shop)
    {
        _shop = shop;
        _stock = new Stock(shop);
        _totals = new OrderTotals(shop);
        _items = new OrderItems(shop, _totals, _stock);
        _coupons = new CouponLines(shop, _totals);
    }

    public static RestError Invalid(int status) =>
        new(status, "woocommerce_rest_shop_order_invalid_id", status == 404 ? "Invalid ID." : "ID is invalid.");

    public Row Find(int id, int notFound = 404) => _shop.Orders.Find(id) ?? throw Invalid(notFound);

    public Row Create(JsonObject sent)
    {
        if (sent["id"] is { } id && id.ToString() is not ("" or "0"))
            throw new RestError(400, "woocommerce_rest_shop_order_exists", "Cannot create existing shop_order.");
        CheckCustomer(sent);
        var order = BareOrder.Of(_shop.NextPost(), sent["currency"]?.ToString() ?? "CAD");
        _shop.Time.Stamp(order, "date_created", _shop.Time.NowUtc);
        _shop.Time.Stamp(order, "date_modified", _shop.Time.NowUtc);
        Fill(order, sent);
        AddCoupons(order, sent);
        if (sent["status"] is { } status) Transition(order, Known(status.ToString()));
        if (IsTrue(sent["set_paid"])) Pay(order);
        Derive(order);
        return _shop.Orders.Add(order);
    }

    /// <summary>Every update moves the stamp, even one that changes nothing.</summary>
    public Row Update(int id, JsonObject sent)
    {
        var row = Find(id, notFound: 400);
        CheckCustomer(sent);
        var draft = row.Copy();
        Fill(draft, sent);
        AddCoupons(draft, sent);
        if (sent["status"] is { } status) Transition(draft, Known(status.ToString()));
        if (IsTrue(sent["set_paid"]) && draft["date_paid"] is null) Pay(draft);
        Derive(draft);
        _shop.Time.Stamp(draft, "date_modified", _shop.Time.NowUtc);
        _shop.Orders.Change(row, body => Replace(body, draft));
        return row;
    }

    /// <summary>To the trash, or for good; answers the order as it was.</summary>
    public JsonObject Delete(int id, bool force)
    {
        var row = Find(id);
        var before = row.Copy();
        if (force) Erase(id);
        else if (row.Status == "trash") throw new RestError(410, "woocommerce_rest_already_trashed", "The shop_order has already been deleted.");
        else Trash(row);
        return before;
    }

    public void Untrash(int id)
    {
        var row = Find(id);
        Touch(row, body => body["status"] = row.StatusBeforeTrash ?? "pending");
    }

    public void Touch(Row row, Action<JsonObject> change) => _shop.Orders.Change(row, body =>
    {
        change(body);
        Derive(body);
        _shop.Time.Stamp(body, "date_modified", _shop.Time.NowUtc);
    });

    public void SetStatus(Row row, string status) => Touch(row, body => Transition(body, status));

    public void Restock(JsonObject line, int quantity) => _stock.Restock(line, quantity);

    public JsonObject NewTaxLine(TaxRate rate) => _totals.NewTaxLine(rate);

    private void Trash(Row row)
    {
        row.StatusBeforeTrash = row.Status;
        Touch(row, body =>
        {
            MetaData.NoteTrash(body, $"wc-{row.Status}", _shop.Time.Now, _shop.NextMeta);
            body["status"] = "trash";
        });
    }

    private void Erase(int id)
    {
        _shop.Orders.Remove(id);
        _shop.Notes.Remove(id);
        foreach (var refund in _shop.Refunds.Rows.Where(r => r.ParentId == id).ToArray()) _shop.Refunds.Remove(refund.Id);
    }

    private void CheckCustomer(JsonObject sent)
    {
        var customer = (int)Money.Read(sent["customer_id"]);
        if (customer != 0 && _shop.Customers.Find(customer) is null)
            throw new RestError(400, "woocommerce_rest_invalid_customer_id", "Customer ID is invalid.");
    }

    private void Fill(JsonObject order, JsonObject sent)
    {
        foreach (var name in Texts)
            if (sent[name] is { } value) order[name] = value.ToString();
        foreach (var name in new[] { "billing", "shipping" })
            foreach (var (field, value) in sent[name] as JsonObject ?? [])
                if (order[name]!.AsObject().ContainsKey(field)) order[name]![field] = value?.ToString() ?? "";
        SetCustomer(order, sent);
        MetaData.Merge(order, sent["meta_data"], _shop.NextMeta);
        if (_items.Apply(order, sent)) _totals.Recalculate(order);
    }

    private static void SetCustomer(JsonObject order, JsonObject sent)
    {
        if (sent["customer_id"] is not { } id) return;
        order["customer_id"] = (int)Money.Read(id);
        order["_links"] = BareOrder.Links(order["id"]!.GetValue<int>(), (int)Money.Read(id));
    }

    private void AddCoupons(JsonObject order, JsonObject sent)
    {
        if (sent["coupon_lines"] is not JsonArray { Count: > 0 } coupons) return;
        try
        {
            order["coupon_lines"] = new JsonArray();
            _coupons.Apply(order, [.. coupons.OfType<JsonObject>()]);
            _totals.Recalculate(order);
        }
        catch (RestError) when (_shop.Orders.Find(order["id"]!.GetValue<int>()) is null)
        {
            // The real store leaves such a draft behind, and names it in the error.
            order["status"] = "checkout-draft";
            _shop.Orders.Add(order);
            throw;
        }
    }

    // A batch is not validated: an unknown status becomes "pending".
    private static string Known(string status) => Statuses.Contains(status) || status == "trash" ? status : "pending";

    private void Pay(JsonObject order)
    {
        _shop.Time.Stamp(order, "date_paid", _shop.Time.NowUtc);
        if (order["status"]!.ToString() is not ("processing" or "completed")) Transition(order, NeedsProcessing(order) ? "processing" : "completed");
    }

    private void Transition(JsonObject order, string status)
    {
        var before = order["status"]!.ToString();
        order["status"] = status;
        if (before == status) return;
        if (status is "processing" or "completed" && order["date_paid"] is null) _shop.Time.Stamp(order, "date_paid", _shop.Time.NowUtc);
        if (status == "completed") Complete(order);
        if (Stock.Holds(status) && !Stock.Holds(before) && before != "refunded") _stock.Take(order);
        if (status is "cancelled" or "pending" && Stock.Holds(before)) _stock.ReturnAll(order);
    }

    private void Complete(JsonObject order)
    {
        _shop.Time.Stamp(order, "date_completed", _shop.Time.NowUtc);
        if (_shop.Customers.Find(order["customer_id"]!.GetValue<int>()) is not { } customer) return;
        _shop.Customers.Change(customer, body =>
        {
            body["is_paying_customer"] = true;
            _shop.Time.Stamp(body, "date_modified", _shop.Time.NowUtc);
        });
    }

    private void Derive(JsonObject order)
    {
        var status = order["status"]!.ToString();
        order["is_editable"] = status is "pending" or "on-hold" or "auto-draft" or "checkout-draft";
        order["needs_payment"] = status is "pending" or "failed" or "checkout-draft" && Money.Read(order["total"]) > 0;
        order["needs_processing"] = NeedsProcessing(order);
    }

    private bool NeedsProcessing(JsonObject order) => order["line_items"]!.AsArray().Any(line =>
        _shop.Products.Find(line!["product_id"]!.GetValue<int>())?.Body is { } product
        && !(product["virtual"]!.GetValue<bool>() && product["downloadable"]!.GetValue<bool>()));

    private static void Replace(JsonObject target, JsonObject source)
    {
        target.Clear();
        foreach (var (name, value) in source) target[name] = value?.DeepClone();
    }

    private static bool IsTrue(JsonNode? node) => node?.ToString() is "true" or "1";
}
