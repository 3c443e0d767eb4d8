namespace EasySale.Sync.Local.Demo;

/// <summary>The systems of the demo: real ones where a file names them, simulated ones of our own for the others.</summary>
internal sealed class DemoSystems : IAsyncDisposable
{
    private readonly SimulatedSystems _simulated;

    private DemoSystems(SimulatedSystems simulated, DemoSystem source, IReadOnlyList<DemoSystem> targets) =>
        (_simulated, Source, Targets) = (simulated, source, targets);

    public DemoSystem Source { get; }

    public IReadOnlyList<DemoSystem> Targets { get; }

    public IEnumerable<DemoSystem> All => [Source, .. Targets];

    public bool AnyReal => All.Any(system => system.IsReal);

    /// <exception cref="InvalidOperationException">A simulator cannot be started, or the file is not understood.</exception>
    public static async Task<DemoSystems> Start(string? connectionsFile, CancellationToken cancellation)
    {
        var real = await RealSystems.Read(connectionsFile, cancellation);
        var simulated = new SimulatedSystems();
        try
        {
            var source = real.Find(DemoPlatform.Shop) ?? await simulated.Shop(cancellation);
            var database = real.Find(DemoPlatform.Database) ?? await simulated.Database(cancellation);
            var books = real.Find(DemoPlatform.Books) ?? await simulated.Books(cancellation);
            return new DemoSystems(simulated, source, [database, books]);
        }
        catch
        {
            await simulated.DisposeAsync();
            throw;
        }
    }

    public ValueTask DisposeAsync() => _simulated.DisposeAsync();
}
