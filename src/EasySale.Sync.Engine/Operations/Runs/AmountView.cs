namespace EasySale.Sync.Engine.Operations.Runs;

/// <summary>Sums of one currency, in major units.</summary>
/// <param name="Source">As the source tells them.</param>
/// <param name="Target">As the target's answers told them.</param>
/// <param name="Difference">Source minus target; anything but zero is worth a look.</param>
public sealed record AmountView(decimal Source, decimal Target, decimal Difference);
