namespace EasySale.Sync.Engine.Runs.Comparing;

internal enum ComparePhase
{
    /// <summary>The source's ids are listed.</summary>
    Listing,

    /// <summary>They are compared with the links, some shards at a time.</summary>
    Comparing,

    /// <summary>What was found is read by id and goes the full way.</summary>
    Bringing,
}
