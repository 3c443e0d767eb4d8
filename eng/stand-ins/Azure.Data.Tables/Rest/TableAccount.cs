using Azure.Core;
using Azure.Core.Pipeline;

namespace Azure.Data.Tables.Rest;

// The endpoint of a table service with the pipeline that talks to it.
internal sealed class TableAccount
{
    private readonly string _version;

    public TableAccount(Uri endpoint, string name, HttpPipelinePolicy authentication, TableClientOptions options)
    {
        options ??= new TableClientOptions();
        Endpoint = new Uri(endpoint.AbsoluteUri.TrimEnd('/'));
        Name = name;
        _version = options.Version;
        Pipeline = HttpPipelineBuilder.Build(new HttpPipelineOptions(options)
        {
            PerRetryPolicies = { authentication },
            RequestFailedDetailsParser = new ODataErrorParser(),
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
        message.Request.Headers.Add("DataServiceVersion", "3.0");
        message.Request.Headers.Add("Accept", "application/json;odata=minimalmetadata");
        return message;
    }

    public async Task<Response> Send(HttpMessage message, CancellationToken cancellation, params int[] fine)
    {
        await Pipeline.SendAsync(message, cancellation).ConfigureAwait(false);
        var response = message.Response;
        return !response.IsError || fine.Contains(response.Status) ? response : throw new RequestFailedException(response);
    }
}
