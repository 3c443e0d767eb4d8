using System.Xml;
using System.Xml.Linq;
using Azure.Core;

namespace Azure.Storage.Blobs.Rest;

// <Error><Code>ContainerNotFound</Code><Message>…</Message></Error>; a HEAD has the code in a header only.
internal sealed class StorageErrorParser : RequestFailedDetailsParser
{
    public override bool TryParse(Response response, out ResponseError error, out IDictionary<string, string> data)
    {
        data = null;
        response.Headers.TryGetValue("x-ms-error-code", out var code);
        var body = Body(response);
        error = new ResponseError(code ?? body?.Element("Code")?.Value, body?.Element("Message")?.Value ?? response.ReasonPhrase);
        return true;
    }

    private static XElement Body(Response response)
    {
        try
        {
            return XDocument.Parse(response.Content.ToString()).Root;
        }
        catch (Exception e) when (e is XmlException or InvalidOperationException)
        {
            return null;
        }
    }
}
