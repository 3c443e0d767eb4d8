namespace EasySale.Sync.Engine.Operations.Logs;

/// <summary>Numbers of copies of the log.</summary>
public static class LogDefaults
{
    /// <summary>How long one call works on one run.</summary>
    public static readonly TimeSpan Turn = TimeSpan.FromSeconds(20);

    /// <summary>How long one call works on all of them; one that has begun has its turn.</summary>
    public static readonly TimeSpan Call = TimeSpan.FromMinutes(1);

    /// <summary>After that a copy is given up; the journal stays.</summary>
    public static readonly TimeSpan TriedFor = TimeSpan.FromDays(7);

    public static readonly TimeSpan BetweenTrims = TimeSpan.FromDays(1);

    private static readonly TimeSpan FirstWait = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(6);

    /// <summary>The wait after so many failures in a row, doubling; what the other side asked for where that is longer.</summary>
    internal static TimeSpan Wait(int failures, TimeSpan? asked)
    {
        var wait = FirstWait * Math.Pow(2, Math.Min(failures, 10) - 1);
        wait = wait < LongestWait ? wait : LongestWait;
        return asked > wait ? asked.Value : wait;
    }
}
