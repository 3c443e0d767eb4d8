using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using EasySale.Sync.Engine.Stores.Rows;

namespace EasySale.Sync.Azure.Storage;

/// <summary>The clients of one storage account, whose every request is counted in one meter. Thread-safe; one per process.</summary>
public sealed class StorageClients
{
    // A version every service and the emulator know; the client's own default is newer than the emulator.
    private const BlobClientOptions.ServiceVersion BlobVersion = BlobClientOptions.ServiceVersion.V2021_12_02;

    private StorageClients(TableServiceClient tables, BlobServiceClient blobs)
    {
        Tables = tables;
        Blobs = blobs;
    }

    public TableServiceClient Tables { get; }

    public BlobServiceClient Blobs { get; }

    /// <summary>By account key or for the emulator.</summary>
    public static StorageClients Of(string connectionString, StorageMeter meter, HttpPipelineTransport? transport = null) => new(
        new TableServiceClient(connectionString, Prepare(new TableClientOptions(), meter, transport)),
        new BlobServiceClient(connectionString, Prepare(new BlobClientOptions(BlobVersion), meter, transport)));

    /// <summary>By identity, which needs the roles Storage Table Data Contributor and Storage Blob Data Contributor.</summary>
    public static StorageClients Of(Uri tables, Uri blobs, TokenCredential credential, StorageMeter meter) => new(
        new TableServiceClient(tables, credential, Prepare(new TableClientOptions(), meter, null)),
        new BlobServiceClient(blobs, credential, Prepare(new BlobClientOptions(BlobVersion), meter, null)));

    private static TOptions Prepare<TOptions>(TOptions options, StorageMeter meter, HttpPipelineTransport? transport) where TOptions : ClientOptions
    {
        options.AddPolicy(new CountRequests(meter), HttpPipelinePosition.PerRetry);
        if (transport is not null) options.Transport = transport;
        return options;
    }
}
