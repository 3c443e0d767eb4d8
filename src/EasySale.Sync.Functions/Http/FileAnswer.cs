using EasySale.Sync.Engine.Operations.Export;
using EasySale.Sync.Functions.Callers;
using EasySale.Sync.Functions.Middleware;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Net.Http.Headers;

namespace EasySale.Sync.Functions.Http;

/// <summary>
/// A file made while it is sent. One that fails half-way breaks the connection, so that nobody takes a part for the whole; one that fails
/// before is a problem like any other, told here because all middleware has returned.
/// </summary>
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
        catch (Exception fault) when (!httpContext.RequestAborted.IsCancellationRequested)
        {
            await Tell(fault, httpContext);
        }
    }

    private async Task Tell(Exception fault, HttpContext http)
    {
        var id = http.CorrelationIdOf() ?? http.TraceIdentifier;
        var log = http.RequestServices.GetRequiredService<ILogger<ProblemMiddleware>>();
        http.Response.Headers.Remove(HeaderNames.ContentDisposition);
        await ProblemAnswer.Write(http.Response, FaultProblem.Of(fault, file.Name, id, log), id, http.RequestAborted);
    }
}
