using Azure.Core;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Rest;
using Azure.Storage.Blobs.Specialized;

namespace Azure.Storage.Blobs;

public class BlobClient : BlobBaseClient
{
    protected BlobClient() { }

    internal BlobClient(BlobAccount account, string container, string name) : base(account, container, name) { }

    public virtual async Task<Response<BlobContentInfo>> UploadAsync(
        BinaryData content, bool overwrite = false, CancellationToken cancellationToken = default)
    {
        var message = Message(RequestMethod.Put);
        message.Request.Headers.Add("x-ms-blob-type", "BlockBlob");
        message.Request.Headers.Add("Content-Type", "application/octet-stream");
        if (!overwrite) message.Request.Headers.Add("If-None-Match", "*");
        message.Request.Content = RequestContent.Create(content);
        var response = await Send(message, cancellationToken).ConfigureAwait(false);
        return Response.FromValue(new BlobContentInfo(response), response);
    }
}
