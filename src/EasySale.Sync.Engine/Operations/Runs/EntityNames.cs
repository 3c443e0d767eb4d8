using EasySale.Sync.Engine.Commerce;

namespace EasySale.Sync.Engine.Operations.Runs;

/// <summary>What can be asked to be synchronized: a kind of record, or all of them.</summary>
public static class EntityNames
{
    public const string All = "all";

    public static readonly IReadOnlyList<string> Allowed = [.. RecordKinds.ParentsFirst.Select(kind => kind.Name()), All];
}
