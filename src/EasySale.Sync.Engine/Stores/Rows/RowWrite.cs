namespace EasySale.Sync.Engine.Stores.Rows;

/// <summary>What became of a set of changes: all applied, with the new versions in order of the changes, or none.</summary>
/// <param name="Applied">False when a condition did not hold (a row existed, was gone, or had moved on).</param>
/// <param name="Versions">New versions in the order of the changes (empty text for a deletion); empty when not applied.</param>
public sealed record RowWrite(bool Applied, IReadOnlyList<string> Versions)
{
    public static readonly RowWrite Conflict = new(false, []);
}
