using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Stores.Links;

namespace EasySale.Sync.Engine.Runs;

/// <summary>An announced operation and the answer to it; no answer while it is in doubt.</summary>
/// <param name="Link">The link as announced.</param>
/// <param name="Operation">As it was sent.</param>
/// <param name="Answer">What became of it; null while unknown.</param>
internal sealed record SentOperation(Link Link, Operation Operation, WriteAnswer? Answer);
