namespace EasySale.Sync.Engine.Operations.Routes;

/// <summary>One page of proposals.</summary>
/// <param name="Items">Records without a link for which something was found.</param>
/// <param name="Read">Records looked at.</param>
/// <param name="Linked">Of those, linked already.</param>
/// <param name="NextCursor">Send it as <c>cursor</c> for the next page; null at the end.</param>
public sealed record ProposedLinks(IReadOnlyList<ProposedLink> Items, int Read, int Linked, string? NextCursor);
