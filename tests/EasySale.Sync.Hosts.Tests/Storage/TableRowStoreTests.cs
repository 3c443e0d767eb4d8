using EasySale.Sync.Azure.Storage;
using EasySale.Sync.Engine.Stores.Rows;

namespace EasySale.Sync.Hosts.Tests.Storage;

public sealed class TableRowStoreTests(AzuriteFixture azurite) : RowStoreContract
{
    protected override IRowStore NewStore() => new TableRowStore(azurite.Clients(Meter), AzuriteFixture.NewTablePrefix());
}
