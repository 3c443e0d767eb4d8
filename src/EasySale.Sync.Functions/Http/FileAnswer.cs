using EasySale.Sync.Engine.Operations.Export;
using Microsoft.AspNetCore.Http;

namespace EasySale.Sync.Functions.Http;

/// <summary>A file made while it is sent. One that fails half-way breaks the connection, so that nobody takes a part for the whole.</summary>
internal sealed class FileAnswer(ExportFile file, bool isDownload) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.ContentType = file.ContentType;
        response.Headers.CacheControl = "no-store";
        response.Headers.XContentTypeOptions = "nosniff";
        if (isDownload) response.Headers.ContentDisposition = $"attachment; filename=\"{file.Name}\"";
        try
        {
            await file.Write(response.Body, httpContext.RequestAborted);
        }
        catch when (response.HasStarted)
        {
            httpContext.Abort();
            throw;
        }
    }
}
