using EasySale.Sync.Engine.Mapping.Functions;
using EasySale.Sync.Engine.Mapping.Values;

namespace EasySale.Sync.Engine.Operations.Mappings;

/// <summary>A function as it is documented.</summary>
public sealed class FunctionView(MappingFunction function)
{
    public string Name => function.Name;

    public string Signature => function.Signature;

    public string Description => function.Description;

    public string Example => function.Example;

    public MappedType Takes => function.Takes;

    public MappedType Gives => function.Gives;

    public IReadOnlyList<FunctionParameter> Parameters => function.Parameters;
}
