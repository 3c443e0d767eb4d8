namespace Azure.Storage.Blobs.Models;

public class BlobContentInfo
{
    internal BlobContentInfo(Response response) => ETag = response.Headers.ETag ?? default;

    public ETag ETag { get; }
}
