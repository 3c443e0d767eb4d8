using EasySale.Sync.Connectors.WooCommerce.Writing;
using EasySale.Sync.Engine.Connecting;

namespace EasySale.Sync.Connectors.WooCommerce;

/// <summary>What a connection says about being written to.</summary>
/// <param name="NewProductStatus">The status of new products whose record has none the store knows.</param>
/// <param name="StockWithProducts">Changed products carry their quantity, not only new ones.</param>
/// <param name="Gone">What becomes of what is gone from the source: ask, keep, draft or trash.</param>
/// <param name="PaidOrders">The status of orders that were paid elsewhere, or keep.</param>
/// <param name="ConnectionId">The connection's own id, as other systems' marks name it.</param>
internal sealed record WriteSettings(
    string NewProductStatus, bool StockWithProducts, string Gone, string PaidOrders, string ConnectionId)
{
    private const string Always = "always";

    public static readonly SettingField NewProducts = new(
        "newProducts", "When the shop is written to: the status of new products that come without one, draft (a person publishes them) or publish.")
    {
        Required = false,
        Default = "draft",
        Allowed = ["draft", "publish"],
    };

    public static readonly SettingField ProductStock = new(
        "productStock", "When the shop is written to: whether only new products carry their quantity (create), or changed ones too (always). Sales in between would be forgotten.")
    {
        Required = false,
        Default = "create",
        Allowed = ["create", Always],
    };

    public static readonly SettingField GoneFromSource = new(
        "gone", "When the shop is written to: what becomes of a product that is gone from the source. Ask a person, keep it, make it a draft, or put it into the trash.")
    {
        Required = false,
        Default = GoneResources.Ask,
        Allowed = [GoneResources.Ask, GoneResources.Keep, GoneResources.AsDraft, GoneResources.ToTrash],
    };

    public static readonly SettingField OrdersPaidElsewhere = new(
        "paidOrders", "When the shop is written to: the status of an order that waits for money and was paid elsewhere, or keep to leave it.")
    {
        Required = false,
        Default = "processing",
        Allowed = ["processing", "completed", PaymentTarget.Keep],
    };

    public static readonly IReadOnlyList<SettingField> Fields = [NewProducts, ProductStock, GoneFromSource, OrdersPaidElsewhere];

    public static WriteSettings From(ConnectionContext context) => new(
        context.Required(NewProducts),
        context.Required(ProductStock) == Always,
        context.Required(GoneFromSource),
        context.Required(OrdersPaidElsewhere),
        context.Connection.Id);
}
