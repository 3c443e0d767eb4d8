namespace EasySale.Sync.Engine.Operations.Routes;

/// <summary>What became of a confirmation.</summary>
/// <param name="Linked">Links that were stored.</param>
/// <param name="AlreadyLinked">Source ids that have a link already; it was left as it is.</param>
/// <param name="Taken">Target ids that belong to another record of the source; nothing was stored for them.</param>
/// <param name="NotFound">Source ids for which one of the two records is not there; nothing was stored for them.</param>
public sealed record ConfirmedLinks(int Linked, IReadOnlyList<string> AlreadyLinked, IReadOnlyList<string> Taken, IReadOnlyList<string> NotFound);
