using EasySale.Sync.Azure.Storage;
using EasySale.Sync.Engine.Stores.Rows;

namespace EasySale.Sync.Hosts.Tests.Storage;

public sealed class BlobStoreTests(AzuriteFixture azurite) : BlobStoreContract
{
    protected override IBlobStore NewStore() => new BlobStore(azurite.Clients(Meter), AzuriteFixture.NewTablePrefix() + "-blobs");
}
