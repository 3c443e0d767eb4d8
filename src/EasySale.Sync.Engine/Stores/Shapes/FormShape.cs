namespace EasySale.Sync.Engine.Stores.Shapes;

/// <summary>What records of one form looked like.</summary>
/// <param name="Seen">Records seen.</param>
/// <param name="Properties">Property → how often it was there.</param>
public sealed record FormShape(int Seen, IReadOnlyDictionary<string, PropertyShape> Properties)
{
    public static readonly FormShape Unknown = new(0, new Dictionary<string, PropertyShape>());
}
