using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace EasySale.Sync.Local.Worker;

/// <summary>One binding; its type is named as in function metadata: <c>httpTrigger</c>, <c>activityTrigger</c>, <c>durableClient</c>.</summary>
internal sealed class LocalBinding(string name, BindingAttribute attribute) : BindingMetadata
{
    private const string Suffix = "Attribute";

    public override string Name => name;

    public override string Type { get; } = TypeName(attribute.GetType().Name);

    public override BindingDirection Direction => BindingDirection.In;

    private static string TypeName(string name) => char.ToLowerInvariant(name[0]) + name[1..^Suffix.Length];
}
