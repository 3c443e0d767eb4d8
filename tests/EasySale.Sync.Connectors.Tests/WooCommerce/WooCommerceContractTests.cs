using System.Text.Json.Nodes;
using EasySale.Sync.Connectors.Tests.Contract;
using EasySale.Sync.Connectors.WooCommerce;
using EasySale.Sync.Engine.Commerce;

namespace EasySale.Sync.Connectors.Tests.WooCommerce;

public sealed class WooCommerceContractTests : ConnectorContract<WooCommerceConnector>
{
    protected override async Task<ContractSubject> Start()
    {
        var store = await ConnectedStore.Start();
        var order = store.Shop.AddOrder(new JsonObject { ["status"] = "on-hold" });
        // One product is dated in the future; a year later nothing counts as changed during a walk.
        store.Shop.Clock.Set(ConnectedStore.Noon.AddYears(1));
        var key = store.Simulator.Key;
        return new ContractSubject(
            new Dictionary<string, string> { ["storeUrl"] = store.Simulator.BaseUrl.ToString(), ["pageSize"] = "7", ["allowHttp"] = "true" },
            Keys(key.ConsumerKey, key.ConsumerSecret),
            Keys("ck_unknown", "cs_unknown"),
            store)
        {
            Time = store.Time,
            Sample = kind => kind == RecordKind.Payments ? Paid(order) : Samples.Of(kind),
            Held = kind => Task.FromResult(store.Held(kind)),
        };
    }

    private static Payment Paid(int order) => ((Payment)Samples.Of(RecordKind.Payments)) with { OrderOrigin = new RecordOrigin("contract", $"{order}"), State = PaymentState.Paid };

    private static Dictionary<string, string> Keys(string key, string secret) => new() { ["consumerKey"] = key, ["consumerSecret"] = secret };
}
