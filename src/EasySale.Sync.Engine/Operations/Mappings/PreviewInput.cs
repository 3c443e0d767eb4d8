using System.Text.Json;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Mapping;
using EasySale.Sync.Engine.Operations.Inputs;
using EasySale.Sync.Engine.Operations.Problems;

namespace EasySale.Sync.Engine.Operations.Mappings;

/// <summary>What a caller wants to see mapped.</summary>
/// <param name="Id">The mapping's route and kind.</param>
/// <param name="Rules">Rules to try; null for those that are saved.</param>
/// <param name="RecordId">A record of the source; null when a sample is sent.</param>
/// <param name="Sample">A record made up; null when one of the source is named.</param>
public sealed record PreviewInput(MappingId Id, IReadOnlyList<MappingRule>? Rules, string? RecordId, CommerceRecord? Sample)
{
    /// <summary>Fields of the sample that are none of its kind's: path → what to do.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Warnings { get; private init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <exception cref="ProblemException">A field is wrong (400, all of them named).</exception>
    public static PreviewInput Read(JsonElement? body)
    {
        var errors = new InputErrors();
        var fields = new JsonInput(body, errors);
        var (source, target, kind) = MappingInput.Route(fields, errors);
        var rules = RuleInput.Read(fields, body, errors);
        var recordId = fields.Text("recordId");
        if (fields.Has("recordId") == fields.Has("record")) fields.Wrong("recordId", "Send either recordId (a record of the source) or record (a sample, with raw beside it where rules read raw).");
        var sample = kind is { } known && fields.Has("record") ? SampleRecord.Read(known, body!.Value, errors) : null;
        if (fields.Object("raw").Fields.Any() && fields.Has("recordId")) fields.Wrong("raw", "Goes with record (a sample); a record of the source brings its own.");
        fields.Close();
        errors.ThrowIfAny();
        var input = new PreviewInput(new MappingId(source!, target!, kind!.Value), rules, recordId, sample);
        return sample is null ? input : input with { Warnings = IgnoredFields.Of(body!.Value.GetProperty("record"), sample.GetType()) };
    }
}
