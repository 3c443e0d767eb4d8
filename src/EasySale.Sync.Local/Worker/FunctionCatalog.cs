using System.Reflection;

namespace EasySale.Sync.Local.Worker;

/// <summary>The functions of an assembly. Names are compared without case, as the Functions host does.</summary>
public sealed class FunctionCatalog
{
    private readonly Dictionary<string, FunctionMethod> _byName = new(StringComparer.OrdinalIgnoreCase);

    public FunctionCatalog(Assembly assembly)
    {
        foreach (var function in Methods(assembly).Select(FunctionMethod.From).OfType<FunctionMethod>())
            if (!_byName.TryAdd(function.Name, function))
                throw new InvalidOperationException($"Two functions are called {function.Name}.");
    }

    public IEnumerable<FunctionMethod> Of(FunctionKind kind) => _byName.Values.Where(function => function.Kind == kind);

    public FunctionMethod? Find(FunctionKind kind, string name) =>
        _byName.TryGetValue(name, out var function) && function.Kind == kind ? function : null;

    private static IEnumerable<MethodInfo> Methods(Assembly assembly) => assembly.GetTypes().SelectMany(type =>
        type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly));
}
