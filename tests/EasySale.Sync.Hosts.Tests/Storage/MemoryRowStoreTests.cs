using EasySale.Sync.Engine.Stores.Rows;

namespace EasySale.Sync.Hosts.Tests.Storage;

public sealed class MemoryRowStoreTests : RowStoreContract
{
    protected override IRowStore NewStore() => new MemoryRowStore(Meter);
}
