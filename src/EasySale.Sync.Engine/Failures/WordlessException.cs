namespace EasySale.Sync.Engine.Failures;

/// <summary>
/// A fault as it may be logged: what kind of fault and where. Its words stay out, for they may repeat what a record or a vendor said; those
/// of a <see cref="SyncException"/> are ours and stay.
/// </summary>
public sealed class WordlessException : Exception
{
    private readonly string? _trace;

    private WordlessException(Exception fault)
        : base(fault is SyncException ? fault.Message : fault.GetType().FullName, fault.InnerException is { } inner ? Of(inner) : null) => _trace = fault.StackTrace;

    public override string? StackTrace => _trace;

    public static WordlessException Of(Exception fault) => new(fault);
}
