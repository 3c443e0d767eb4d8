using System.Text.Json;
using EasySale.Sync.Engine.Operations.Inputs;
using EasySale.Sync.Engine.Stores.Notifications;

namespace EasySale.Sync.Engine.Operations.Notifications;

/// <summary>What goes where, as callers write it.</summary>
/// <param name="DigestMinutes">Null: it stays.</param>
/// <param name="Rules">All of them; null: they stay.</param>
public sealed record RoutingInput(int? DigestMinutes, IReadOnlyList<RoutingRule>? Rules)
{
    private const string RulesField = "rules";

    private static readonly string[] Kinds = [.. Enum.GetValues<NotificationKind>().Where(kind => kind != NotificationKind.Test).Select(kind => Camel(kind.ToString()))];

    private static readonly string[] Severities = [.. Enum.GetNames<Severity>().Select(Camel)];

    /// <exception cref="Problems.ProblemException">A field is unknown or wrong (400, all of them named).</exception>
    public static RoutingInput Read(JsonElement? body)
    {
        var errors = new InputErrors();
        var fields = new JsonInput(body, errors);
        var minutes = fields.Number("digestMinutes", 0, NotificationDefaults.LongestDigestMinutes);
        IReadOnlyList<RoutingRule>? rules = null;
        if (fields.Has(RulesField)) rules = ReadRules(body!.Value.GetProperty(RulesField), errors);
        fields.Close();
        errors.ThrowIfAny();
        return new RoutingInput(minutes, rules);
    }

    internal NotificationSettings Apply(NotificationSettings settings) =>
        settings with { DigestMinutes = DigestMinutes ?? settings.DigestMinutes, Rules = Rules ?? settings.Rules };

    private static IReadOnlyList<RoutingRule> ReadRules(JsonElement json, InputErrors errors)
    {
        if (json.ValueKind == JsonValueKind.Array && json.GetArrayLength() <= NotificationDefaults.RulesPerTenant)
            return [.. json.EnumerateArray().Select((rule, index) => Rule(rule, errors, $"{RulesField}[{index}]"))];
        errors.Add(RulesField, $"Must be an array of at most {NotificationDefaults.RulesPerTenant} objects: {{ kinds, minSeverity, channels }}.");
        return [];
    }

    private static RoutingRule Rule(JsonElement json, InputErrors errors, string path)
    {
        if (json.ValueKind != JsonValueKind.Object) errors.Add(path, "Must be an object: { kinds, minSeverity, channels }.");
        var fields = new JsonInput(json, errors, path);
        var kinds = Texts(fields, json, "kinds");
        foreach (var unknown in kinds.Except(Kinds)) fields.Wrong("kinds", $"{unknown} is not allowed. Allowed: {string.Join(", ", Kinds)}.");
        var severity = fields.Choice("minSeverity", Severities) is { } text ? Enum.Parse<Severity>(text, ignoreCase: true) : Severity.Warning;
        var rule = new RoutingRule([.. kinds.Intersect(Kinds).Select(kind => Enum.Parse<NotificationKind>(kind, ignoreCase: true))], severity, Texts(fields, json, "channels"));
        fields.Close();
        return rule;
    }

    // An empty array is as good as none: all of them.
    private static IReadOnlyList<string> Texts(JsonInput fields, JsonElement json, string name)
    {
        if (!fields.Has(name) || json.GetProperty(name) is { ValueKind: JsonValueKind.Array } array && array.GetArrayLength() == 0) return [];
        return fields.Texts(name, singleAllowed: false, numbersAllowed: false, NotificationDefaults.RulesPerTenant) ?? [];
    }

    private static string Camel(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
