namespace EasySale.Sync.Engine.Commerce;

/// <summary>Names one record of a source: its kind and the source's own id.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Id">The source's id as text, never empty.</param>
public readonly record struct RecordKey(RecordKind Kind, string Id)
{
    public override string ToString() => $"{Kind.Name()}/{Id}";
}
