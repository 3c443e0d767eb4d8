using Azure.Core;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Rest;

namespace Azure.Storage.Blobs;

public class BlobContainerClient
{
    private readonly BlobAccount _account;

    protected BlobContainerClient() { }

    internal BlobContainerClient(BlobAccount account, string name)
    {
        _account = account;
        Name = name;
    }

    public virtual Uri Uri => _account.At(Name);

    public virtual string AccountName => _account.Name;

    public virtual string Name { get; }

    public virtual BlobClient GetBlobClient(string blobName) => new(_account, Name, blobName);

    // Null where the container was there already, as in the real client.
    public virtual async Task<Response<BlobContainerInfo>> CreateIfNotExistsAsync(
        PublicAccessType publicAccessType = PublicAccessType.None, IDictionary<string, string> metadata = null,
        BlobContainerEncryptionScopeOptions encryptionScopeOptions = null, CancellationToken cancellationToken = default)
    {
        Unsupported.Unless(publicAccessType == PublicAccessType.None && metadata is null && encryptionScopeOptions is null);
        var response = await _account.Send(Container(RequestMethod.Put), cancellationToken, 409).ConfigureAwait(false);
        if (response.Status == 409 && Code(response) != "ContainerAlreadyExists") throw new RequestFailedException(response);
        return response.Status == 409 ? null : Response.FromValue(new BlobContainerInfo(response), response);
    }

    public virtual async Task<Response<bool>> DeleteIfExistsAsync(BlobRequestConditions conditions = null, CancellationToken cancellationToken = default)
    {
        Unsupported.Unless(conditions is null);
        var response = await _account.Send(Container(RequestMethod.Delete), cancellationToken, 404).ConfigureAwait(false);
        return Response.FromValue(response.Status != 404, response);
    }

    public virtual async Task<Response<bool>> ExistsAsync(CancellationToken cancellationToken = default)
    {
        var response = await _account.Send(Container(RequestMethod.Get), cancellationToken, 404).ConfigureAwait(false);
        return Response.FromValue(response.Status != 404, response);
    }

    public virtual AsyncPageable<BlobItem> GetBlobsAsync(GetBlobsOptions options = null, CancellationToken cancellationToken = default) =>
        new PagedBlobs(_account, Name, options?.Prefix, cancellationToken);

    private HttpMessage Container(RequestMethod method)
    {
        var message = _account.Message(method, Name);
        message.Request.Uri.AppendQuery("restype", "container");
        return message;
    }

    private static string Code(Response response) => response.Headers.TryGetValue("x-ms-error-code", out var code) ? code : null;
}
