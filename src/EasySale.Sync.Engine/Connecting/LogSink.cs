namespace EasySale.Sync.Engine.Connecting;

/// <summary>Where a connected system keeps a copy of the operation log. The journal is the truth; a copy is made after a run, and again where it failed.</summary>
public abstract class LogSink
{
    /// <summary>Lines one <see cref="Write"/> takes.</summary>
    public abstract int MostLines { get; }

    /// <summary>Adds lines; those that are there already stay as they are, so that a repetition has no effect.</summary>
    /// <param name="lines">At most <see cref="MostLines"/>.</param>
    /// <param name="cancellation">Stops the call.</param>
    /// <exception cref="Failures.SyncException">Nothing, or not all, of it is there.</exception>
    public abstract Task Write(IReadOnlyList<LogLine> lines, CancellationToken cancellation);

    /// <summary>Removes lines older than an instant.</summary>
    /// <exception cref="Failures.SyncException">They are still there.</exception>
    public abstract Task Trim(DateTimeOffset before, CancellationToken cancellation);
}
