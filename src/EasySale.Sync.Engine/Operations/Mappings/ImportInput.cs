using System.Text.Json;
using EasySale.Sync.Engine.Operations.Inputs;
using EasySale.Sync.Engine.Operations.Problems;
using EasySale.Sync.Engine.Stores.Mappings;

namespace EasySale.Sync.Engine.Operations.Mappings;

/// <summary>Mappings to import, as <see cref="TransferMappings.Export"/> gives them.</summary>
/// <param name="Mappings">At least one.</param>
/// <param name="DryRun">Only say what would change.</param>
public sealed record ImportInput(IReadOnlyList<MappingInput> Mappings, bool DryRun)
{
    private const string List = "mappings";

    /// <exception cref="ProblemException">A field is wrong (400, all of them named).</exception>
    public static ImportInput Read(JsonElement? body)
    {
        var errors = new InputErrors();
        var fields = new JsonInput(body, errors);
        fields.Choice("format", [ExportedMappings.Name]);
        fields.Has("exportedAt");
        var dryRun = fields.Flag("dryRun") ?? false;
        var mappings = fields.Has(List) ? body!.Value.GetProperty(List) : default;
        if (mappings.ValueKind != JsonValueKind.Array || mappings.GetArrayLength() is 0 or > MappingStore.MostAtOnce)
            fields.Wrong(List, $"Must be an array of 1 to {MappingStore.MostAtOnce} mappings: {{ source, target, entity, rules }}.");
        fields.Close();
        errors.ThrowIfAny();
        var read = mappings.EnumerateArray().Select((mapping, index) => MappingInput.Read(mapping, errors, $"{List}[{index}]")).ToList();
        foreach (var repeated in read.Select((mapping, index) => (mapping, index)).GroupBy(each => (each.mapping.Source, each.mapping.Target, each.mapping.Kind)).SelectMany(same => same.Skip(1)))
            errors.Add($"{List}[{repeated.index}]", "Names the same route and entity as one before it.");
        errors.ThrowIfAny();
        return new ImportInput(read, dryRun);
    }
}
