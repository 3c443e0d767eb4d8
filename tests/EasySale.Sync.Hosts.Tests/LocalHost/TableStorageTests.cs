using EasySale.Sync.Azure.Storage;
using EasySale.Sync.Engine.Stores.Rows;
using EasySale.Sync.Hosts.Tests.OneMachine.Sample;
using EasySale.Sync.Hosts.Tests.Storage;

namespace EasySale.Sync.Hosts.Tests.OneMachine;

public sealed class TableStorageTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task History_in_table_storage_is_continued_by_the_next_host()
    {
        var prefix = AzuriteFixture.NewTablePrefix();
        var rows = new TableRowStore(azurite.Clients(new StorageMeter()), prefix);
        var ledger = new Ledger { Whim = "Patient" };
        var first = await SampleHost.Start(rows, ledger);
        var id = await first.Durable.ScheduleNewOrchestrationInstanceAsync("Fickle", TestContext.Current.CancellationToken);
        await ledger.When("patient");
        await first.KillAsync();
        ledger.Gate.SetResult();
        await using var second = await SampleHost.Start(new TableRowStore(azurite.Clients(new StorageMeter()), prefix), ledger);
        await second.Durable.RaiseEventAsync(id, "word", "on", TestContext.Current.CancellationToken);
        Assert.Equal("on", (await second.End(id)).ReadOutputAs<string>());
        Assert.Equal("done 37", (await second.Run("Everything", "x")).ReadOutputAs<string>());
    }
}
