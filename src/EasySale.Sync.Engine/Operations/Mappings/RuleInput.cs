using System.Text.Json;
using EasySale.Sync.Engine.Mapping;
using EasySale.Sync.Engine.Operations.Inputs;

namespace EasySale.Sync.Engine.Operations.Mappings;

/// <summary>Rules as callers write them. What they mean is checked when they are compiled; here only their form is.</summary>
internal static class RuleInput
{
    private const string Rules = "rules";
    private const string FunctionsField = "functions";
    private const string DefaultField = "default";

    private static readonly string[] WhenEmptyWords = ["keep", "clear"];

    /// <summary>The rules of a mapping; null when there is no such field, or something is wrong.</summary>
    public static IReadOnlyList<MappingRule>? Read(JsonInput fields, JsonElement? body, InputErrors errors)
    {
        if (!fields.Has(Rules)) return null;
        var json = body!.Value.GetProperty(Rules);
        if (json.ValueKind != JsonValueKind.Array)
        {
            fields.Wrong(Rules, "Must be an array of rules: { target, source, functions, default, whenEmpty }.");
            return null;
        }

        return [.. json.EnumerateArray().Take(MappingLimits.Rules + 1).Select((rule, index) => Rule(rule, errors, fields.PathOf($"{Rules}[{index}]")))];
    }

    private static MappingRule Rule(JsonElement json, InputErrors errors, string path)
    {
        if (json.ValueKind != JsonValueKind.Object) errors.Add(path, "Must be an object: { target, source, functions, default, whenEmpty }.");
        var fields = new JsonInput(json, errors, path);
        var target = fields.Text("target", MappingLimits.Path);
        if (target is null && !fields.Has("target")) fields.Wrong("target", "Name the field that is set. GET /api/sync/mappings/defaults lists them.");
        var rule = new MappingRule
        {
            Target = target ?? "",
            Source = fields.Text("source", MappingLimits.Path),
            Functions = Functions(fields, json, errors),
            Default = fields.Has(DefaultField) ? json.GetProperty(DefaultField) : null,
            WhenEmpty = fields.Choice("whenEmpty", WhenEmptyWords) == WhenEmptyWords[1] ? WhenEmpty.Clear : WhenEmpty.Keep,
        };
        fields.Close();
        return rule;
    }

    private static FunctionCall[] Functions(JsonInput fields, JsonElement rule, InputErrors errors)
    {
        if (!fields.Has(FunctionsField)) return [];
        var json = rule.GetProperty(FunctionsField);
        if (json.ValueKind == JsonValueKind.Array)
            return [.. json.EnumerateArray().Take(MappingLimits.Functions + 1).Select((call, index) => Call(call, errors, fields.PathOf($"{FunctionsField}[{index}]")))];
        fields.Wrong(FunctionsField, "Must be an array of functions: { name, arguments }, or only the name.");
        return [];
    }

    private static FunctionCall Call(JsonElement json, InputErrors errors, string path)
    {
        if (json.ValueKind == JsonValueKind.String) return new FunctionCall(json.GetString()!);
        if (json.ValueKind != JsonValueKind.Object) errors.Add(path, "Must be an object: { name, arguments }, or only the name.");
        var fields = new JsonInput(json, errors, path);
        var name = fields.Text("name");
        if (name is null && !fields.Has("name")) fields.Wrong("name", "Name a function. GET /api/sync/mappings/functions lists them.");
        var arguments = fields.Object("arguments").Fields.Where(argument => argument.Value.ValueKind != JsonValueKind.Null).ToDictionary(argument => argument.Name, argument => argument.Value);
        fields.Close();
        return new FunctionCall(name ?? "") { Arguments = arguments };
    }
}
