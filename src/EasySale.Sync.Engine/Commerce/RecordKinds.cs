namespace EasySale.Sync.Engine.Commerce;

/// <summary>Spelling of record kinds in routes, keys and answers: lower case.</summary>
public static class RecordKinds
{
    public static readonly IReadOnlyList<RecordKind> ParentsFirst = Enum.GetValues<RecordKind>();

    private static readonly Dictionary<string, RecordKind> ByName = ParentsFirst.ToDictionary(kind => kind.Name());

    public static string Name(this RecordKind kind) => kind.ToString().ToLowerInvariant();

    public static bool TryParse(string? name, out RecordKind kind) => ByName.TryGetValue(name ?? "", out kind);
}
