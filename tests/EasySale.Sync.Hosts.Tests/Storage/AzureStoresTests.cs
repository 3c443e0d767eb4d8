using EasySale.Sync.Azure;
using EasySale.Sync.Azure.Secrets;
using EasySale.Sync.Azure.Storage;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Stores.Rows;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace EasySale.Sync.Hosts.Tests.Storage;

public sealed class AzureStoresTests
{
    [Fact]
    public void A_connection_string_names_the_account()
    {
        var services = Services(("AzureWebJobsStorage", "UseDevelopmentStorage=true"));
        Assert.Equal("http://127.0.0.1:10002/devstoreaccount1", services.GetRequiredService<StorageClients>().Tables.Uri.AbsoluteUri);
        Assert.IsType<TableRowStore>(services.GetRequiredService<IRowStore>());
        Assert.IsType<BlobStore>(services.GetRequiredService<IBlobStore>());
        Assert.Null(services.GetService<ISecretStore>());
    }

    [Fact]
    public void An_account_name_means_access_by_identity()
    {
        var clients = Services(("AzureWebJobsStorage:accountName", "shopdata")).GetRequiredService<StorageClients>();
        Assert.Equal("https://shopdata.table.core.windows.net/", clients.Tables.Uri.AbsoluteUri);
        Assert.Equal("https://shopdata.blob.core.windows.net/", clients.Blobs.Uri.AbsoluteUri);
    }

    [Fact]
    public void Endpoints_may_be_named_one_by_one()
    {
        var clients = Services(
            ("AzureWebJobsStorage:tableServiceUri", "https://shopdata.table.core.usgovcloudapi.net"),
            ("AzureWebJobsStorage:blobServiceUri", "https://shopdata.blob.core.usgovcloudapi.net")).GetRequiredService<StorageClients>();
        Assert.Equal("shopdata.table.core.usgovcloudapi.net", clients.Tables.Uri.Host);
        Assert.Equal("shopdata.blob.core.usgovcloudapi.net", clients.Blobs.Uri.Host);
    }

    [Fact]
    public void Without_an_account_the_message_names_the_setting() => Assert.Contains(
        "AzureWebJobsStorage__accountName",
        Assert.Throws<InvalidOperationException>(() => Services().GetRequiredService<IRowStore>()).Message,
        StringComparison.Ordinal);

    [Fact]
    public void A_named_vault_keeps_the_secrets() => Assert.IsType<KeyVaultSecretStore>(
        Services(("AzureWebJobsStorage", "UseDevelopmentStorage=true"), ("KEY_VAULT_URI", "https://shop.vault.azure.net/")).GetRequiredService<ISecretStore>());

    private static ServiceProvider Services(params (string Key, string Value)[] settings) => new ServiceCollection()
        .AddAzureStores(new ConfigurationBuilder().AddInMemoryCollection(settings.ToDictionary(pair => pair.Key, pair => (string?)pair.Value)).Build())
        .BuildServiceProvider();
}
