using EasySale.Sync.Connectors.WooCommerce;
using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Operations.Runs;
using EasySale.Sync.Engine.Stores.Rows;
using EasySale.Sync.Engine.Stores.Settings;

namespace EasySale.Sync.Connectors.Tests.Contract;

public sealed class ConnectorCatalogTests
{
    private static readonly ConnectorCatalog Catalog = ConnectorCatalog.Scan(typeof(WooCommerceConnector).Assembly);

    [Fact]
    public void Every_connector_is_held_to_the_contract()
    {
        var held = typeof(ConnectorCatalogTests).Assembly.GetTypes()
            .Where(type => type is { IsAbstract: false, IsPublic: true, BaseType.IsGenericType: true }
                && type.BaseType.GetGenericTypeDefinition() == typeof(ConnectorContract<>))
            .Select(type => type.BaseType!.GenericTypeArguments[0]);
        Assert.NotEmpty(Catalog.All);
        Assert.Equal(Names(Catalog.All.Select(connector => connector.GetType())), Names(held));
    }

    [Fact]
    public void No_two_connectors_share_a_name()
    {
        Assert.Distinct(Catalog.All.Select(connector => connector.Platform));
        Assert.Distinct(Catalog.All.Select(connector => connector.ShortName));
        Assert.Distinct(Catalog.All.Select(connector => connector.WriteActivity));
    }

    [Fact]
    public void Only_the_ways_out_of_the_shop_are_open_unless_a_tenant_asks()
    {
        var rows = new MemoryRowStore(new StorageMeter());
        var finder = new RouteFinder(new ConnectionStore(rows), Catalog, new TenantSettingsStore(rows));
        var open = from source in Catalog.All
                   from target in Catalog.All
                   where finder.Kinds(Of(source), Of(target)).Count > 0
                   select $"{source.ShortName}_to_{target.ShortName}";
        Assert.Equal(["woo_to_qbo", "woo_to_supabase"], open.Order());
    }

    private static Connection Of(Connector connector) =>
        new() { Tenant = new TenantId("shop"), Id = connector.Platform, Platform = connector.Platform, Name = connector.DisplayName };

    private static IEnumerable<string> Names(IEnumerable<Type> types) => types.Select(type => type.Name).Order();
}
