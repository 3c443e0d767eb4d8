using System.Text.Json.Nodes;
using EasySale.Sync.Simulators.WooCommerce.Resources;
using EasySale.Sync.Simulators.WooCommerce.Store;

namespace EasySale.Sync.Simulators.WooCommerce;

/// <summary>
/// The store behind the simulator, to be changed as its staff, its visitors and its plugins change it. Bodies have the
/// form of the REST API; what is returned is a copy. Every method may be called while requests are running.
/// </summary>
public sealed class Shop
{
    private readonly Orders _orders;
    private readonly Refunds _refunds;
    private readonly Products _products;
    private readonly Categories _categories;
    private readonly Variations _variations;
    private readonly Customers _customers;

    internal Shop(ShopState state, Webhooks webhooks)
    {
        State = state;
        Webhooks = webhooks;
        _orders = new Orders(state);
        _refunds = new Refunds(state, _orders);
        _products = new Products(state);
        _categories = new Categories(state);
        _variations = new Variations(state, _products);
        _customers = new Customers(state);
    }

    internal ShopState State { get; }

    internal Lock Gate { get; } = new();

    internal Webhooks Webhooks { get; }

    /// <summary>The store's clock: <c>Set</c> stops it at an instant, <c>Advance</c> moves it.</summary>
    public SiteTime Clock => State.Time;

    public int OrderCount => Do(() => State.Orders.Count);

    public JsonObject Order(int id) => Do(() => _orders.Find(id).Copy());

    public JsonObject Product(int id) => Do(() => _products.Find(id).Copy());

    public JsonObject Customer(int id) => Do(() => _customers.Find(id).Copy());

    public IReadOnlyList<JsonObject> AllOrders() => Do(() => Copies(State.Orders));

    /// <summary>Products, and their variations after them; the trash included.</summary>
    public IReadOnlyList<JsonObject> AllProducts() => Do<IReadOnlyList<JsonObject>>(() => [.. Copies(State.Products), .. Copies(State.Variations)]);

    public IReadOnlyList<JsonObject> AllCustomers() => Do(() => Copies(State.Customers));

    /// <summary>A new order, as a POST to /orders makes it; its id.</summary>
    public int AddOrder(JsonObject body) => Do(() => _orders.Create(body).Id);

    /// <summary>Changes an order as a person in the admin does: the stamp moves.</summary>
    public void EditOrder(int id, Action<JsonObject> change) => Do(() => _orders.Touch(_orders.Find(id), change));

    /// <summary>Changes an order as a write to the database does: no stamp moves.</summary>
    public void EditOrderSilently(int id, Action<JsonObject> change) => Do(() => State.Orders.Change(_orders.Find(id), change));

    /// <summary>Moves the status with all that follows: payment dates, stock, the customer.</summary>
    public void SetOrderStatus(int id, string status) => Do(() => _orders.SetStatus(_orders.Find(id), status));

    public void TrashOrder(int id) => Do(() => _orders.Delete(id, force: false));

    public void UntrashOrder(int id) => Do(() => _orders.Untrash(id));

    public void DeleteOrder(int id) => Do(() => _orders.Delete(id, force: true));

    /// <summary>A refund, as a POST to /orders/{id}/refunds with <c>api_refund: false</c> makes it; its id.</summary>
    public int RefundOrder(int id, JsonObject body) => Do(() =>
    {
        var sent = body.DeepClone().AsObject();
        sent["api_refund"] = false;
        return _refunds.Create(id, sent).Id;
    });

    public void DeleteRefund(int order, int refund) => Do(() => _refunds.Delete(order, refund));

    public int AddProduct(JsonObject body) => Do(() => _products.Create(body).Id);

    public void UpdateProduct(int id, JsonObject body) => Do(() => _products.Update(id, body));

    /// <summary>Changes a product as an import into the database does, past every check: no stamp moves.</summary>
    public void EditProductSilently(int id, Action<JsonObject> change) => Do(() => State.Products.Change(_products.Find(id), change));

    public void TrashProduct(int id) => Do(() => _products.Delete(id, force: false));

    public void DeleteProduct(int id) => Do(() => _products.Delete(id, force: true));

    /// <summary>Gives a category another name: its products show it, and nothing says that they changed.</summary>
    public void RenameCategory(int id, string name) => Do(() => _categories.Rename(id, name));

    public int AddVariation(int product, JsonObject body) => Do(() => _variations.Create(product, body).Id);

    public void UpdateVariation(int product, int id, JsonObject body) => Do(() => _variations.Update(product, id, body));

    public void DeleteVariation(int product, int id) => Do(() => _variations.Delete(product, id, force: true));

    public int AddCustomer(JsonObject body) => Do(() => _customers.Create(body).Id);

    public void UpdateCustomer(int id, JsonObject body) => Do(() => _customers.Update(id, body));

    public void DeleteCustomer(int id) => Do(() => _customers.Delete(id, force: true));

    /// <summary>
    /// Adds orders made from the recorded ones (those without refunds), a minute apart and ending now. They take some
    /// tens of bytes each until somebody changes them. The id of the first; the others follow without a gap.
    /// </summary>
    public int GenerateOrders(int count, int seed = 1) => Do(() => OrderGenerator.Add(State, count, seed));

    /// <summary>Forgets all orders and refunds, so that a benchmark has only those it generates.</summary>
    public void RemoveAllOrders() => Do(() =>
    {
        foreach (var order in State.Orders.Rows.Select(r => r.Id).ToArray()) State.Orders.Remove(order);
        foreach (var refund in State.Refunds.Rows.Select(r => r.Id).ToArray()) State.Refunds.Remove(refund);
    });

    /// <summary>Forgets everything it sells, everybody who bought and all they bought; settings and taxes stay.</summary>
    public void RemoveAll() => Do(() =>
    {
        foreach (var table in new[] { State.Orders, State.Refunds, State.Products, State.Variations, State.Customers, State.Coupons })
            foreach (var id in table.Rows.Select(row => row.Id).ToArray()) table.Remove(id);
    });

    private static IReadOnlyList<JsonObject> Copies(Table table) => [.. table.Rows.OrderBy(row => row.Id).Select(row => row.Copy())];

    internal T Do<T>(Func<T> action)
    {
        lock (Gate) return action();
    }

    private void Do(Action action)
    {
        lock (Gate) action();
    }
}
