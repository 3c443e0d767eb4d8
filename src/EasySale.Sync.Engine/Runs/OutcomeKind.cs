namespace EasySale.Sync.Engine.Runs;

public enum OutcomeKind
{
    Written,
    Unchanged,
    Skipped,
    Failed,
}
