using System.Text.Json;
using EasySale.Sync.Engine.Failures;

namespace EasySale.Sync.Connectors.QuickBooks.Reading;

/// <summary>One answer of the books, before it is made records of.</summary>
/// <param name="Rows">Entities as they are now.</param>
/// <param name="Start">The books' clock at the walk's first answer; null where it is not known.</param>
/// <param name="Next">Where the walk goes on; null at its end.</param>
internal sealed record WalkPage(IReadOnlyList<JsonElement> Rows, DateTimeOffset? Start, WalkState? Next)
{
    /// <summary>Ids of entities that were deleted.</summary>
    public IReadOnlyList<string> Gone { get; init; } = [];

    /// <summary>Entities the books cannot tell of, by id or place.</summary>
    public IReadOnlyDictionary<string, SyncException> Failures { get; init; } = new Dictionary<string, SyncException>();

    /// <summary>The feed's whole answer, where it was the feed that answered.</summary>
    public ChangeAnswer? Feed { get; init; }
}
