using EasySale.Sync.Engine.Operations.Export;
using EasySale.Sync.Engine.Operations.Health;
using EasySale.Sync.Engine.Operations.Runs;
using Microsoft.AspNetCore.Http;

namespace EasySale.Sync.Functions.Http;

/// <summary>The answers functions give.</summary>
internal static class Answer
{
    public static IResult Ok<T>(T body) => new JsonAnswer<T>(body);

    /// <summary>A file for the caller to keep.</summary>
    public static IResult File(ExportFile file) => new FileAnswer(file, isDownload: true);

    /// <summary>A table: JSON as an answer, anything else as a file to keep.</summary>
    public static IResult Table(ExportFile file) => new FileAnswer(file, isDownload: !file.ContentType.StartsWith("application/json", StringComparison.Ordinal));

    /// <summary>200 where the service can work, else 503.</summary>
    public static IResult Ready(Readiness readiness) =>
        new JsonAnswer<Readiness>(readiness, readiness is { Storage: true, Vault: true } ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);

    /// <summary>201 at the place of what was made.</summary>
    public static IResult Created<T>(T body, string location) => new JsonAnswer<T>(body, StatusCodes.Status201Created, location);

    /// <summary>202 with the place to follow the run.</summary>
    public static IResult Accepted(StartedRun run) => new JsonAnswer<StartedRun>(run, StatusCodes.Status202Accepted, run.Links.Status);

    public static IResult Accepted<T>(T body, string? location) => new JsonAnswer<T>(body, StatusCodes.Status202Accepted, location);
}
