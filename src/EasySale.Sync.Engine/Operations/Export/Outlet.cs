namespace EasySale.Sync.Engine.Operations.Export;

/// <summary>Gathers rows and hands them on chunk by chunk: writers are synchronous, answers to a client must not be.</summary>
internal sealed class Outlet(Stream output)
{
    /// <summary>What is held at most, but for the row at hand.</summary>
    public const int ChunkBytes = 32 * 1024;

    public MemoryStream Chunk { get; } = new(ChunkBytes * 2);

    public Task RowDone(CancellationToken cancellation) => Chunk.Length < ChunkBytes ? Task.CompletedTask : Flush(cancellation);

    public async Task Flush(CancellationToken cancellation)
    {
        await output.WriteAsync(Chunk.GetBuffer().AsMemory(0, (int)Chunk.Length), cancellation);
        Chunk.SetLength(0);
    }
}
