using System.Text.Json.Serialization;

namespace EasySale.Sync.Engine.Stores.Links;

/// <summary>That a record has failed, and how often.</summary>
/// <param name="Attempts">Failed attempts so far.</param>
/// <param name="FirstAt">When it failed first.</param>
/// <param name="CountedBy">Journal position of the attempt counted last: a group begun again after a crash is the same attempt.</param>
public sealed record OpenFailure(int Attempts, DateTimeOffset FirstAt, string CountedBy)
{
    /// <summary>The last so many attempts failed for a reason that passes by itself.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int Passing { get; init; }

    /// <summary>What failed; null where an older release stored it.</summary>
    public FailedContent? Content { get; init; }
}
