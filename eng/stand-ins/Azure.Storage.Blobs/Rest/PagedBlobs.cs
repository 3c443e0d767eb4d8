using System.Xml.Linq;
using Azure.Core;
using Azure.Storage.Blobs.Models;

namespace Azure.Storage.Blobs.Rest;

internal sealed class PagedBlobs(BlobAccount account, string container, string prefix, CancellationToken cancellation) : AsyncPageable<BlobItem>(cancellation)
{
    public override async IAsyncEnumerable<Page<BlobItem>> AsPages(string continuationToken = null, int? pageSizeHint = null)
    {
        do
        {
            var response = await account.Send(Message(continuationToken, pageSizeHint), CancellationToken).ConfigureAwait(false);
            var list = XDocument.Parse(response.Content.ToString()).Root;
            continuationToken = list.Element("NextMarker")?.Value is { Length: > 0 } marker ? marker : null;
            yield return Page<BlobItem>.FromValues(
                [.. list.Element("Blobs").Elements("Blob").Select(blob => new BlobItem(blob.Element("Name").Value))], continuationToken, response);
        }
        while (continuationToken is not null);
    }

    private HttpMessage Message(string marker, int? size)
    {
        var message = account.Message(RequestMethod.Get, container);
        message.Request.Uri.AppendQuery("restype", "container");
        message.Request.Uri.AppendQuery("comp", "list");
        if (!string.IsNullOrEmpty(prefix)) message.Request.Uri.AppendQuery("prefix", prefix, true);
        if (marker is not null) message.Request.Uri.AppendQuery("marker", marker, true);
        if (size is not null) message.Request.Uri.AppendQuery("maxresults", $"{size}", true);
        return message;
    }
}
