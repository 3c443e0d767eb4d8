namespace EasySale.Sync.Engine.Operations.Failures;

/// <summary>What a retry started.</summary>
/// <param name="SyncIds">The runs, one per route and entity.</param>
/// <param name="Runs">The same with what each is about.</param>
/// <param name="KeptOut">What has to wait for a run that goes on; retry it afterwards.</param>
/// <param name="TurnedOff">What travels there no more; it stays listed, and is tried again once its route is turned on.</param>
/// <param name="More">There are more failures than one call retries; call again when these runs are over.</param>
public sealed record RetryAnswer(IReadOnlyList<string> SyncIds, IReadOnlyList<RetriedRun> Runs, IReadOnlyList<KeptOutRetry> KeptOut, IReadOnlyList<TurnedOffRetry> TurnedOff, bool More);
