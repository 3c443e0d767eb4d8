namespace Azure.Storage.Blobs.Models;

public class BlobContainerInfo
{
    internal BlobContainerInfo(Response response) => ETag = response.Headers.ETag ?? default;

    public ETag ETag { get; }
}
