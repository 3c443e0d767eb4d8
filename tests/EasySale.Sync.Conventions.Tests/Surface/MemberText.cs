using System.Globalization;
using System.Reflection;

namespace EasySale.Sync.Conventions.Tests.Surface;

/// <summary>Public and protected members of a type, a line each, as they are declared in C#.</summary>
internal sealed class MemberText(bool oblivious)
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private readonly TypeText _types = new(oblivious);

    public IEnumerable<string> Of(Type type) => type.IsEnum
        ? type.GetFields(Declared).Where(field => field.IsStatic).Select(field => $"{field.Name} = {field.GetRawConstantValue()}")
        : type.GetConstructors(Declared).Where(IsVisible).Where(IsWritten).Select(ctor => Constructor(type, ctor))
            .Concat(type.GetFields(Declared).Where(field => field.IsPublic || field.IsFamily).Select(Field))
            .Concat(type.GetProperties(Declared).Where(IsVisible).Select(Property))
            .Concat(type.GetEvents(Declared).Where(e => e.AddMethod is { } add && IsVisible(add)).Select(e => $"event {_types.Of(e)} {e.Name}"))
            .Concat(type.GetMethods(Declared).Where(IsVisible).Where(IsWritten).Where(IsNew).Where(IsNoAccessor).Select(Method));

    public string Delegate(Type type, string name)
    {
        var invoke = type.GetMethod("Invoke")!;
        return $"delegate {_types.Of(invoke.ReturnParameter)} {name}({Parameters(invoke)})";
    }

    public static string Constraints(IEnumerable<Type> parameters) => string.Concat(parameters.Select(Constraint));

    private string Constructor(Type type, ConstructorInfo constructor) =>
        $"{(constructor.IsPublic ? "" : "protected ")}{type.Name.Split('`')[0]}({Parameters(constructor)})";

    private string Method(MethodInfo method)
    {
        var generic = method.IsGenericMethod ? "<" + string.Join(", ", method.GetGenericArguments().Select(TypeText.Plain)) + ">" : "";
        return $"{Modifiers(method)}{_types.Of(method.ReturnParameter)} {method.Name}{generic}({Parameters(method)}){Constraints(method.GetGenericArguments())}";
    }

    private string Field(FieldInfo field)
    {
        var access = field.IsPublic ? "" : "protected ";
        if (field.IsLiteral) return $"{access}const {_types.Of(field)} {field.Name} = {Literal(field.FieldType, field.GetRawConstantValue())}";
        return $"{access}{(field.IsStatic ? "static " : "")}{(field.IsInitOnly ? "readonly " : "")}{_types.Of(field)} {field.Name}";
    }

    private string Property(PropertyInfo property)
    {
        var widest = property.GetAccessors(true).Where(IsVisible).OrderBy(accessor => accessor.IsPublic ? 0 : 1).First();
        var indexes = property.GetIndexParameters();
        var name = indexes.Length == 0 ? property.Name : $"this[{string.Join(", ", indexes.Select(Parameter))}]";
        var accessors = Accessor(property.GetMethod, "get", widest) + Accessor(property.SetMethod, IsInit(property) ? "init" : "set", widest);
        return $"{Modifiers(widest)}{(Has(property, "RequiredMemberAttribute") ? "required " : "")}{_types.Of(property)} {name} {{ {accessors}}}";
    }

    private static string Accessor(MethodInfo? accessor, string word, MethodInfo widest) =>
        accessor is null || !IsVisible(accessor) ? "" : (accessor.IsPublic == widest.IsPublic ? "" : "protected ") + word + "; ";

    private static string Modifiers(MethodInfo method) =>
        (method.IsPublic ? "" : "protected ") + (method.IsStatic ? "static " : "")
        + (method.DeclaringType!.IsInterface ? "" : method.IsAbstract ? "abstract " : method.IsVirtual && !method.IsFinal ? "virtual " : "");

    private string Parameters(MethodBase method)
    {
        var extension = method.CustomAttributes.Any(attribute => attribute.AttributeType.Name == "ExtensionAttribute");
        return (extension ? "this " : "") + string.Join(", ", method.GetParameters().Select(Parameter));
    }

    private string Parameter(ParameterInfo parameter)
    {
        var passing = !parameter.ParameterType.IsByRef ? "" : parameter.IsOut ? "out " : parameter.IsIn ? "in " : "ref ";
        var many = parameter.CustomAttributes.Any(attribute => attribute.AttributeType.Name == "ParamArrayAttribute") ? "params " : "";
        var otherwise = parameter.IsOptional ? " = " + Literal(parameter.ParameterType, parameter.RawDefaultValue) : "";
        return $"{many}{passing}{_types.Of(parameter)} {parameter.Name}{otherwise}";
    }

    private static string Literal(Type type, object? value) => value switch
    {
        null => type.IsValueType && !TypeText.Plain(type).StartsWith("Nullable", StringComparison.Ordinal) ? "default" : "null",
        DBNull or Missing => "default",
        string text => $"\"{text}\"",
        bool flag => flag ? "true" : "false",
        _ when type.IsEnum => EnumName(type, value),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    private static string EnumName(Type type, object value) =>
        type.GetFields().FirstOrDefault(field => field.IsLiteral && field.GetRawConstantValue()!.Equals(value)) is { } field
            ? $"{type.Name}.{field.Name}" : value.ToString()!;

    private static string Constraint(Type parameter)
    {
        var special = parameter.GenericParameterAttributes & GenericParameterAttributes.SpecialConstraintMask;
        var words = new List<string>();
        if (special.HasFlag(GenericParameterAttributes.ReferenceTypeConstraint)) words.Add("class");
        if (special.HasFlag(GenericParameterAttributes.NotNullableValueTypeConstraint)) words.Add("struct");
        words.AddRange(parameter.GetGenericParameterConstraints().Where(type => type.Name != "ValueType").Select(TypeText.Plain));
        if (special.HasFlag(GenericParameterAttributes.DefaultConstructorConstraint) && !words.Contains("struct")) words.Add("new()");
        return words.Count == 0 ? "" : $" where {parameter.Name} : {string.Join(", ", words)}";
    }

    private static bool IsVisible(PropertyInfo property) => property.GetAccessors(true).Any(IsVisible) && !Has(property, "CompilerGeneratedAttribute")
        && property.GetAccessors(true).Any(accessor => IsVisible(accessor) && IsNew(accessor)) && property.Name != "EqualityContract";

    private static bool IsVisible(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    // What the compiler adds to a record is not the record's author's word.
    private static bool IsWritten(MethodBase method) => !method.Name.Contains('<') && !Has(method, "CompilerGeneratedAttribute");

    // An override adds nothing to what may be called.
    private static bool IsNew(MethodInfo method) => !method.IsVirtual || method.Attributes.HasFlag(MethodAttributes.NewSlot);

    private static bool IsNoAccessor(MethodInfo method) => !method.IsSpecialName || method.Name.StartsWith("op_", StringComparison.Ordinal);

    private static bool IsInit(PropertyInfo property) =>
        property.SetMethod is { } set && set.ReturnParameter.GetRequiredCustomModifiers().Any(modifier => modifier.Name == "IsExternalInit");

    private static bool Has(MemberInfo member, string attribute) => member.CustomAttributes.Any(data => data.AttributeType.Name == attribute);
}
