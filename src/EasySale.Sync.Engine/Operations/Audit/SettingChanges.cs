using System.Text.Json;
using System.Text.Json.Nodes;
using EasySale.Sync.Engine.Operations.Answers;
using EasySale.Sync.Engine.Stores.Audit;

namespace EasySale.Sync.Engine.Operations.Audit;

/// <summary>What a change of settings changed, value by value, as the API shows them: secrets are not in it. Names people give are masked.</summary>
internal static class SettingChanges
{
    private static readonly string[] GivenByPeople = ["name", "userId"];

    /// <summary>When something was last touched says the entry itself.</summary>
    private static readonly string[] Uninteresting = ["createdAt", "updatedAt", "nextRunAt"];

    /// <param name="before">As it was; null for something new.</param>
    /// <param name="after">As it will be; null for something that goes.</param>
    public static IReadOnlyList<AuditChange> Of<T>(T? before, T? after) where T : class
    {
        var (old, now) = (Values(before), Values(after));
        return
        [
            .. old.Keys.Union(now.Keys).Order(StringComparer.Ordinal)
                .Where(path => old.GetValueOrDefault(path) != now.GetValueOrDefault(path))
                .Select(path => new AuditChange(path, old.GetValueOrDefault(path), now.GetValueOrDefault(path))),
        ];
    }

    /// <summary>Secrets that get another value: that, and nothing of the value.</summary>
    public static IEnumerable<AuditChange> OfSecrets(IEnumerable<string> fields, IEnumerable<string> before) =>
        fields.Select(field => new AuditChange($"secrets.{field}", before.Contains(field) ? "\"set\"" : null, "\"changed\""));

    private static Dictionary<string, string> Values<T>(T? settings) where T : class
    {
        var values = new Dictionary<string, string>();
        if (settings is not null && JsonSerializer.SerializeToNode(settings, AnswerJson.Options) is JsonObject fields) Collect("", fields, values);
        return values;
    }

    private static void Collect(string path, JsonObject fields, Dictionary<string, string> values)
    {
        foreach (var (name, value) in fields.Where(field => !Uninteresting.Contains(field.Key)))
            if (value is JsonObject inner) Collect($"{path}{name}.", inner, values);
            else if (value is not null) values[path + name] = Shown(name, value);
    }

    private static string Shown(string name, JsonNode value) => GivenByPeople.Contains(name) && value.GetValueKind() == JsonValueKind.String
        ? JsonSerializer.Serialize(AuditText.Mask(value.GetValue<string>()), AnswerJson.Options)
        : value.ToJsonString(AnswerJson.Options);
}
