using EasySale.Sync.Engine.Operations.Answers;
using Microsoft.AspNetCore.Http;

namespace EasySale.Sync.Functions.Http;

/// <summary>An answer in JSON as the API spells it, whatever JSON settings the host has.</summary>
internal sealed class JsonAnswer<T>(T body, int status = StatusCodes.Status200OK, string? location = null) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = status;
        response.ContentType = "application/json; charset=utf-8";
        response.Headers.CacheControl = "no-store";
        if (location is not null) response.Headers.Location = location;
        await response.Body.WriteAsync(AnswerJson.Write(body), httpContext.RequestAborted);
    }
}
