using System.Reflection;

namespace EasySale.Sync.Conventions.Tests.Surface;

/// <summary>The public types of an assembly as text.</summary>
internal sealed class SurfacePrinter(bool oblivious)
{
    private readonly MemberText _members = new(oblivious);

    /// <param name="assembly">The assembly; types it forwards count as its own.</param>
    /// <param name="everyInterface">Also the interfaces that follow from others, to look listed ones up.</param>
    public IEnumerable<SurfaceType> Print(Assembly assembly, bool everyInterface) => assembly.GetExportedTypes()
        .Concat(assembly.GetForwardedTypes())
        .OrderBy(type => type.FullName, StringComparer.Ordinal)
        .Select(type => Print(type, everyInterface));

    public SurfaceType Print(Type type, bool everyInterface)
    {
        if (type.BaseType?.FullName == "System.MulticastDelegate") return new SurfaceType(_members.Delegate(type, FullName(type)), []);
        var bases = (type.IsEnum ? [] : Bases(type, everyInterface)).Select(based => ": " + TypeText.Plain(based)).Order(StringComparer.Ordinal);
        return new SurfaceType(Line(type), [.. bases, .. _members.Of(type)]);
    }

    private static string Line(Type type) => $"{Kind(type)} {FullName(type)}{MemberText.Constraints(type.GetGenericArguments())}";

    private static string Kind(Type type) => type switch
    {
        { IsEnum: true } => "enum",
        { IsInterface: true } => "interface",
        { IsValueType: true } => IsReadOnly(type) ? "readonly struct" : "struct",
        { IsAbstract: true, IsSealed: true } => "static class",
        _ => (type.IsAbstract ? "abstract " : type.IsSealed ? "sealed " : "") + (type.GetMethod("<Clone>$") is null ? "class" : "record"),
    };

    private static bool IsReadOnly(Type type) => type.CustomAttributes.Any(data => data.AttributeType.Name == "IsReadOnlyAttribute");

    private static string FullName(Type type)
    {
        var name = type.FullName!.Replace('+', '.').Split('`')[0];
        return type.IsGenericType ? name + "<" + string.Join(", ", type.GetGenericArguments().Select(TypeText.Plain)) + ">" : name;
    }

    private static IEnumerable<Type> Bases(Type type, bool everyInterface)
    {
        if (type.BaseType is { FullName: not ("System.Object" or "System.ValueType") } parent) yield return parent;
        var all = type.GetInterfaces();
        var implied = everyInterface ? [] : all.SelectMany(one => one.GetInterfaces()).Concat(type.BaseType?.GetInterfaces() ?? []);
        foreach (var one in all.Except(implied)) yield return one;
    }
}
