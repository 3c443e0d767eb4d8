namespace EasySale.Sync.Engine.Runs;

public enum SliceState
{
    /// <summary>There is more; call the next slice.</summary>
    More,

    /// <summary>There is more, after a wait (a limit, a vendor that is down).</summary>
    Wait,

    /// <summary>The step is done.</summary>
    Done,

    /// <summary>The step failed; its row says why.</summary>
    Failed,

    /// <summary>The run is paused; wait to be told to go on.</summary>
    Paused,

    /// <summary>The run is to end here.</summary>
    Stopped,
}
