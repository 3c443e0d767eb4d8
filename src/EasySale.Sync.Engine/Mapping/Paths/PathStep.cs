namespace EasySale.Sync.Engine.Mapping.Paths;

/// <summary>One step of a path.</summary>
/// <param name="At">Where it stands in the text, from 1.</param>
public abstract record PathStep(int At)
{
    /// <summary>A property: <c>name</c> or <c>["odd.name"]</c>.</summary>
    public sealed record Property(string Name, int At) : PathStep(At);

    /// <summary>An entry of a list, from 0: <c>[0]</c>.</summary>
    public sealed record Entry(int Index, int At) : PathStep(At);

    /// <summary>The first entry whose property has a value: <c>[key=po_number]</c>.</summary>
    public sealed record Match(string Name, string Value, int At) : PathStep(At);

    /// <summary>All entries: <c>[]</c>.</summary>
    public sealed record All(int At) : PathStep(At);
}
