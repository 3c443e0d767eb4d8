using EasySale.Sync.Connectors.Tests.Contract;
using EasySale.Sync.Connectors.WooCommerce;

namespace EasySale.Sync.Connectors.Tests.WooCommerce;

public sealed class WooCommerceContractTests : ConnectorContract<WooCommerceConnector>
{
    protected override async Task<ContractSubject> Start()
    {
        var store = await ConnectedStore.Start();
        var key = store.Simulator.Key;
        return new ContractSubject(
            new Dictionary<string, string> { ["storeUrl"] = store.Simulator.BaseUrl.ToString(), ["pageSize"] = "7", ["allowHttp"] = "true" },
            Keys(key.ConsumerKey, key.ConsumerSecret),
            Keys("ck_unknown", "cs_unknown"),
            store)
        { Time = store.Time };
    }

    private static Dictionary<string, string> Keys(string key, string secret) => new() { ["consumerKey"] = key, ["consumerSecret"] = secret };
}
