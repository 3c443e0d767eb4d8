using Azure.Core;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Rest;

namespace Azure.Storage.Blobs.Specialized;

public class BlobBaseClient
{
    private readonly BlobAccount _account;
    private readonly string _path;

    protected BlobBaseClient() { }

    internal BlobBaseClient(BlobAccount account, string container, string name)
    {
        _account = account;
        _path = container + "/" + string.Join("/", name.Split('/').Select(Uri.EscapeDataString));
        Name = name;
    }

    public virtual Uri Uri => _account.At(_path);

    public virtual string AccountName => _account.Name;

    public virtual string Name { get; }

    public virtual async Task<Response<BlobDownloadResult>> DownloadContentAsync(CancellationToken cancellationToken)
    {
        var response = await _account.Send(Message(RequestMethod.Get), cancellationToken).ConfigureAwait(false);
        return Response.FromValue(new BlobDownloadResult(response.Content), response);
    }

    public virtual async Task<Response<bool>> DeleteIfExistsAsync(
        DeleteSnapshotsOption snapshotsOption = DeleteSnapshotsOption.None, BlobRequestConditions conditions = null,
        CancellationToken cancellationToken = default)
    {
        Unsupported.Unless(snapshotsOption == DeleteSnapshotsOption.None && conditions is null);
        var response = await _account.Send(Message(RequestMethod.Delete), cancellationToken, 404).ConfigureAwait(false);
        return Response.FromValue(response.Status != 404, response);
    }

    public virtual async Task<Response<bool>> ExistsAsync(CancellationToken cancellationToken = default)
    {
        var response = await _account.Send(Message(RequestMethod.Head), cancellationToken, 404).ConfigureAwait(false);
        return Response.FromValue(response.Status != 404, response);
    }

    internal HttpMessage Message(RequestMethod method) => _account.Message(method, _path);

    internal Task<Response> Send(HttpMessage message, CancellationToken cancellation) => _account.Send(message, cancellation);
}
