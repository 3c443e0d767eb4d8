namespace EasySale.Sync.Engine.Operations.Export;

/// <summary>A file that is made while it is sent.</summary>
/// <param name="Name">With its ending.</param>
/// <param name="ContentType">Media type with charset.</param>
/// <param name="Write">Writes all of it, asynchronously only, holding no more than a chunk.</param>
public sealed record ExportFile(string Name, string ContentType, Func<Stream, CancellationToken, Task> Write);
