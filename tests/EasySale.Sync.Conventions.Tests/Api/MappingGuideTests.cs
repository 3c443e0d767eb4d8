using EasySale.Sync.Conventions.Tests.House;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Mapping.Fields;
using EasySale.Sync.Engine.Mapping.Functions;

namespace EasySale.Sync.Conventions.Tests.Api;

/// <summary>The guide tells every function and every field rules may set, as the code has them.</summary>
public class MappingGuideTests
{
    private static readonly string Guide = File.ReadAllText(Path.Combine(Checkout.Root, "docs/mapping-guide.md"));

    public static TheoryData<string> Functions => [.. FunctionSet.All.Select(function => $"| `{function.Signature}` | {function.Description} | {function.Example} |")];

    public static TheoryData<string> Fields =>
        [.. RecordKinds.ParentsFirst.Select(kind => $"| {kind.Name()} | {string.Join(", ", WritableFields.Of(kind).Where(each => !each.Path.Contains("ing.", StringComparison.Ordinal)).Select(each => $"`{each.Path}`"))}")];

    [Theory]
    [MemberData(nameof(Functions))]
    public void Every_function_is_in_the_guide(string line) => Assert.Contains(line, Guide, StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(Fields))]
    public void Every_field_is_in_the_guide(string line) => Assert.Contains(line, Guide, StringComparison.Ordinal);
}
