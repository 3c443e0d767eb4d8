namespace EasySale.Sync.Engine.Mapping.Functions;

/// <summary>The functions rules may use. Each is documented by what it is: the API lists them from here.</summary>
public static class FunctionSet
{
    public static readonly IReadOnlyList<MappingFunction> All =
        [.. TextFunctions.All, .. NumberFunctions.All, .. DateFunctions.All, .. ListFunctions.All, .. ChoiceFunctions.All];

    private static readonly Dictionary<string, MappingFunction> ByName = All.ToDictionary(function => function.Name);

    public static MappingFunction? Find(string name) => ByName.GetValueOrDefault(name);
}
