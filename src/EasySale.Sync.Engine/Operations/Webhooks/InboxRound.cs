using EasySale.Sync.Engine.Operations.Runs;

namespace EasySale.Sync.Engine.Operations.Webhooks;

/// <summary>What one look into an inbox did.</summary>
/// <param name="Runs">Runs that were started and have their turn.</param>
/// <param name="IsEmpty">Nothing lay there.</param>
/// <param name="IsWaiting">Hints stay because their routes are busy.</param>
public sealed record InboxRound(IReadOnlyList<RunToSchedule> Runs, bool IsEmpty, bool IsWaiting)
{
    public static readonly InboxRound Empty = new([], true, false);
}
