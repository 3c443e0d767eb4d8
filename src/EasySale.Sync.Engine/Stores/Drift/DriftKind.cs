namespace EasySale.Sync.Engine.Stores.Drift;

public enum DriftKind
{
    Missing,
    Gone,
    Changed,
}
