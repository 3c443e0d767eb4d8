using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Storage.Blobs.Rest;

namespace Azure.Storage.Blobs;

public class BlobServiceClient
{
    private readonly BlobAccount _account;

    protected BlobServiceClient() { }

    public BlobServiceClient(string connectionString) : this(connectionString, null) { }

    public BlobServiceClient(string connectionString, BlobClientOptions options)
    {
        var connection = ConnectionString.Parse(connectionString);
        _account = new BlobAccount(connection.Endpoint, connection.AccountName, new SharedKeyPolicy(connection.AccountName, connection.Key), options);
    }

    public BlobServiceClient(Uri serviceUri, TokenCredential credential, BlobClientOptions options = null) => _account = new BlobAccount(
        serviceUri, serviceUri.Host.Split('.')[0], new BearerTokenAuthenticationPolicy(credential, "https://storage.azure.com/.default"), options);

    public virtual Uri Uri => _account.Endpoint;

    public virtual string AccountName => _account.Name;

    public virtual BlobContainerClient GetBlobContainerClient(string blobContainerName) => new(_account, blobContainerName);
}
