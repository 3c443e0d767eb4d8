using EasySale.Sync.Connectors.WooCommerce;
using EasySale.Sync.Engine.Connecting;

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

    private static IEnumerable<string> Names(IEnumerable<Type> types) => types.Select(type => type.Name).Order();
}
