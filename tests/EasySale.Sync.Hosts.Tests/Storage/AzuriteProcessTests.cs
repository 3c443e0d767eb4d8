using EasySale.Sync.Azure.Storage;
using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Failures;
using EasySale.Sync.Engine.Stores.Rows;
using EasySale.Sync.Local.Azurite;

namespace EasySale.Sync.Hosts.Tests.Storage;

public sealed class AzuriteProcessTests(AzuriteFixture azurite)
{
    private static readonly PartitionKey Partition = PartitionKey.Of(new TenantId("acme"), "things");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task One_that_runs_already_is_used_and_left_running()
    {
        var (blob, queue, table) = Ports(azurite.ConnectionString);
        await using (var found = await AzuriteProcess.Start(new AzuriteOptions { BlobPort = blob, QueuePort = queue, TablePort = table }, Cancellation))
        {
            Assert.False(found.IsOurs);
            Assert.Equal(azurite.ConnectionString, found.ConnectionString);
        }

        Assert.Null(await Store(azurite.ConnectionString).Get(Table.Settings, Partition, "k", Cancellation));
    }

    [Fact]
    public async Task Half_of_one_is_refused_with_words()
    {
        var (_, _, table) = Ports(azurite.ConnectionString);
        var refused = await Assert.ThrowsAsync<InvalidOperationException>(
            () => AzuriteProcess.Start(AzuriteOptions.Throwaway with { TablePort = table }, Cancellation));
        Assert.Contains("not with all", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_storage_account_needs_no_emulator() =>
        Assert.Null(await AzuriteProcess.StartFor("DefaultEndpointsProtocol=https;AccountName=shop;AccountKey=a2V5", AzuriteOptions.Throwaway, Cancellation));

    [Fact]
    public async Task What_was_written_to_a_folder_is_there_after_a_restart_and_nothing_answers_in_between()
    {
        var folder = Directory.CreateTempSubdirectory("easysale-azurite-");
        string connection;
        await using (var first = await AzuriteProcess.StartFor("UseDevelopmentStorage=true", AzuriteOptions.Throwaway with { Location = folder.FullName }, Cancellation))
        {
            connection = first!.ConnectionString;
            Assert.True(first.IsOurs);
            await Store(connection).Write(Table.Settings, Partition, [RowChange.Insert("k", new Dictionary<string, object> { ["A"] = "b" })], Cancellation);
        }

        await Assert.ThrowsAsync<SyncException>(() => Store(connection).Get(Table.Settings, Partition, "k", Cancellation));
        await using (var second = await AzuriteProcess.Start(AzuriteOptions.Throwaway with { Location = folder.FullName }, Cancellation))
            Assert.Equal("b", (await Store(second.ConnectionString).Get(Table.Settings, Partition, "k", Cancellation))?.Values["A"]);
        folder.Delete(recursive: true);
    }

    private static TableRowStore Store(string connection) =>
        new(StorageClients.Of(connection, new StorageMeter(), options => options.Retry.MaxRetries = 0));

    private static (int Blob, int Queue, int Table) Ports(string connection)
    {
        int Of(string service) => new Uri(connection.Split(';').Single(part => part.StartsWith(service, StringComparison.Ordinal)).Split('=', 2)[1]).Port;
        return (Of("BlobEndpoint"), Of("QueueEndpoint"), Of("TableEndpoint"));
    }
}
