namespace EasySale.Sync.Engine.Connecting;

public enum SyncMode
{
    /// <summary>Everything the source has.</summary>
    Full,

    /// <summary>What changed since the last run that ended well.</summary>
    Incremental,

    /// <summary>Which records source and target have: finds what nobody announced, and brings it along.</summary>
    Compare,
}
