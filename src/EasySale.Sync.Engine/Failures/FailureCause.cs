namespace EasySale.Sync.Engine.Failures;

/// <summary>Who must act on a failure.</summary>
public enum FailureCause
{
    /// <summary>Nobody: it is worth trying again by itself (network, limit, vendor down).</summary>
    TryAgain,

    /// <summary>The merchant, in the settings: a key, a permission, a mapping, a missing account.</summary>
    FixSettings,

    /// <summary>The merchant, in the record: a value the target cannot take.</summary>
    FixRecord,

    /// <summary>Us.</summary>
    OurBug,
}
