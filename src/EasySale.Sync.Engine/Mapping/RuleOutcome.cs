namespace EasySale.Sync.Engine.Mapping;

/// <summary>What a rule did with its field.</summary>
public enum RuleOutcome
{
    /// <summary>The value that came out was written.</summary>
    Set,

    /// <summary>Nothing came out: the default was written.</summary>
    Default,

    /// <summary>Nothing came out: the field was emptied.</summary>
    Cleared,

    /// <summary>Nothing came out: the field stayed as it was.</summary>
    Kept,
}
