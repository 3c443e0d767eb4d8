using System.Reflection;

namespace EasySale.Sync.Conventions.Tests.Surface;

/// <summary>
/// Types as they are written in C#, without namespaces, with nullability: <c>?</c> nullable, <c>~</c> oblivious,
/// <c>!</c> not null; the mark of the file's own kind is left out.
/// </summary>
internal sealed class TypeText(bool oblivious)
{
    private static readonly Dictionary<string, string> Keywords = new()
    {
        ["System.Boolean"] = "bool", ["System.Byte"] = "byte", ["System.Char"] = "char", ["System.Decimal"] = "decimal",
        ["System.Double"] = "double", ["System.Int16"] = "short", ["System.Int32"] = "int", ["System.Int64"] = "long",
        ["System.Object"] = "object", ["System.Single"] = "float", ["System.String"] = "string", ["System.Void"] = "void",
    };

    private readonly NullabilityInfoContext _nullability = new();

    public string Of(ParameterInfo parameter) => Of(_nullability.Create(parameter), parameter.Position >= 0);

    public string Of(PropertyInfo property) => Of(_nullability.Create(property), false);

    public string Of(FieldInfo field) => Of(_nullability.Create(field), false);

    public string Of(EventInfo @event) => Of(_nullability.Create(@event), false);

    /// <summary>A type where nullability has no place, as a base or a constraint.</summary>
    public static string Plain(Type type) => type switch
    {
        { IsArray: true } => Plain(type.GetElementType()!) + "[]",
        { IsGenericType: true } => Name(type) + "<" + string.Join(", ", type.GetGenericArguments().Select(Plain)) + ">",
        _ => Name(type),
    };

    private string Of(NullabilityInfo info, bool written)
    {
        var type = info.Type.IsByRef ? info.Type.GetElementType()! : info.Type;
        if (type.IsGenericType && type.GetGenericTypeDefinition().FullName == "System.Nullable`1")
            return Plain(type.GetGenericArguments()[0]) + "?";
        var text = info.ElementType is { } element && type.IsArray ? Of(element, written) + "[]"
            : info.GenericTypeArguments.Length > 0 ? Name(type) + "<" + string.Join(", ", info.GenericTypeArguments.Select(a => Inner(a, written))) + ">"
            : Plain(type);
        return type.IsValueType || type.IsGenericParameter && !IsMarked(info, written) ? text : text + Mark(written ? info.WriteState : info.ReadState);
    }

    // Inside another type the mark of a type parameter depends on how the compiler happened to encode the rest.
    private string Inner(NullabilityInfo info, bool written) => info.Type.IsGenericParameter ? Plain(info.Type) : Of(info, written);

    // An unannotated T may be anything; only T? says something.
    private static bool IsMarked(NullabilityInfo info, bool written) =>
        (written ? info.WriteState : info.ReadState) == NullabilityState.Nullable;

    private string Mark(NullabilityState state) => state switch
    {
        NullabilityState.Nullable => "?",
        NullabilityState.Unknown => oblivious ? "" : "~",
        _ => oblivious ? "!" : "",
    };

    private static string Name(Type type)
    {
        if (type.FullName is { } full && Keywords.TryGetValue(full, out var keyword)) return keyword;
        var name = type.Name.Split('`')[0];
        return type.IsNested && !type.IsGenericParameter ? Name(type.DeclaringType!) + "." + name : name;
    }
}
