using System.Text.Json;
using Azure.Core;

namespace Azure.Data.Tables.Rest;

// {"odata.error":{"code":"EntityAlreadyExists","message":{"lang":"en-US","value":"…"}}}
internal sealed class ODataErrorParser : RequestFailedDetailsParser
{
    public override bool TryParse(Response response, out ResponseError error, out IDictionary<string, string> data)
    {
        error = Parse(response);
        data = null;
        return error is not null;
    }

    private static ResponseError Parse(Response response)
    {
        try
        {
            using var json = JsonDocument.Parse(response.Content);
            var problem = json.RootElement.GetProperty("odata.error");
            return new ResponseError(problem.GetProperty("code").GetString(), problem.GetProperty("message").GetProperty("value").GetString());
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return response.Headers.TryGetValue("x-ms-error-code", out var code) ? new ResponseError(code, response.ReasonPhrase) : null;
        }
    }
}
