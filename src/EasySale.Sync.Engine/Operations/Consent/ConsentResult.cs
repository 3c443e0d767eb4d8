using EasySale.Sync.Engine.Operations.Problems;

namespace EasySale.Sync.Engine.Operations.Consent;

/// <summary>What became of an answer: a connection, a word for the owner, or a problem.</summary>
/// <param name="ConnectionId">The connection that was made or renewed; null when there is none.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Problem">Why nothing was connected.</param>
public sealed record ConsentResult(string? ConnectionId, string? Name, Problem? Problem)
{
    /// <summary>The query with which the same is asked for once more, for a person we know; null where nobody is known, or there is nothing to ask again.</summary>
    public string? Again { get; init; }

    /// <summary>Why the connection does not work yet, and what to do; null when its first check found nothing wrong.</summary>
    public string? Trouble { get; init; }

    /// <summary>The browser is back; what was granted came another way.</summary>
    public static readonly ConsentResult Returned = new(null, null, null);

    public static ConsentResult Of(Problem problem) => new(null, null, problem);
}
