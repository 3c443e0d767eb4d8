using Azure.Core;
using Azure.Core.Pipeline;

namespace Azure.Storage.Blobs.Rest;

// The endpoint of a blob service with the pipeline that talks to it.
internal sealed class BlobAccount
{
    private readonly string _version;

    public BlobAccount(Uri endpoint, string name, HttpPipelinePolicy authentication, BlobClientOptions options)
    {
        options ??= new BlobClientOptions();
        Endpoint = endpoint;
        Name = name;
        _version = options.Version;
        Pipeline = HttpPipelineBuilder.Build(new HttpPipelineOptions(options)
        {
            PerRetryPolicies = { authentication },
            RequestFailedDetailsParser = new StorageErrorParser(),
        });
    }

    public Uri Endpoint { get; }

    public string Name { get; }

    public HttpPipeline Pipeline { get; }

    public Uri At(string path) => new(Endpoint.AbsoluteUri.TrimEnd('/') + "/" + path);

    public HttpMessage Message(RequestMethod method, string path)
    {
        var message = Pipeline.CreateMessage();
        message.Request.Method = method;
        message.Request.Uri.Reset(At(path));
        message.Request.Headers.Add("x-ms-version", _version);
        return message;
    }

    public async Task<Response> Send(HttpMessage message, CancellationToken cancellation, params int[] fine)
    {
        await Pipeline.SendAsync(message, cancellation).ConfigureAwait(false);
        return !message.Response.IsError || fine.Contains(message.Response.Status) ? message.Response : throw new RequestFailedException(message.Response);
    }
}
