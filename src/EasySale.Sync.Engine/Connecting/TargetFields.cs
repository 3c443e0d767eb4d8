namespace EasySale.Sync.Engine.Connecting;

/// <summary>Where the parts of a kind's records go in a system, and what else it can hold. For people and for checks; planning does not read it.</summary>
/// <param name="BuiltIn">What goes where as it comes.</param>
/// <param name="Custom">The custom fields records of this kind may have; null where the system has none.</param>
public sealed record TargetFields(IReadOnlyList<BuiltInField> BuiltIn, CustomFieldLimit? Custom = null)
{
    public static readonly TargetFields None = new([]);
}
