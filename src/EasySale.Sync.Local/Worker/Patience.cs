namespace EasySale.Sync.Local.Worker;

/// <summary>How long the end of a host waits for what runs; a function that heeds no cancellation must not hold it for ever.</summary>
internal static class Patience
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    public static Task For(Task work, TimeProvider time) => Task.WhenAny(work, Task.Delay(Limit, time));
}
