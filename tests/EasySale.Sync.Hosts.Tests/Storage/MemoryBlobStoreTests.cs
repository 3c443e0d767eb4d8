using EasySale.Sync.Engine.Stores.Rows;

namespace EasySale.Sync.Hosts.Tests.Storage;

public sealed class MemoryBlobStoreTests : BlobStoreContract
{
    protected override IBlobStore NewStore() => new MemoryBlobStore(Meter);
}
