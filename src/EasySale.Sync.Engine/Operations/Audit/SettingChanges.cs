using System.Text.Json;
using System.Text.Json.Nodes;
using EasySale.Sync.Engine.Operations.Answers;
using EasySale.Sync.Engine.Stores.Audit;

namespace EasySale.Sync.Engine.Operations.Audit;

/// <summary>What a change of settings changed, value by value, as the API shows them: secrets are not in it. Names people give are masked.</summary>
internal static class SettingChanges
{
    private static readonly string[] GivenByPeople = ["name", "userId", "from", "to"];

    /// <summary>Addresses whose query may hold a key.</summary>
    private const string WithQuery = "url";

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
                .Where(path => old.GetValueOrDefault(path).Held != now.GetValueOrDefault(path).Held)
                .Select(path => new AuditChange(path, old.GetValueOrDefault(path).Shown, now.GetValueOrDefault(path).Shown)),
        ];
    }

    /// <summary>Secrets that get another value: that, and nothing of the value.</summary>
    public static IEnumerable<AuditChange> OfSecrets(IEnumerable<string> fields, IEnumerable<string> before) =>
        fields.Select(field => new AuditChange($"secrets.{field}", before.Contains(field) ? "\"set\"" : null, "\"changed\""));

    // Held against each other as they are: two names may be masked alike.
    private static Dictionary<string, (string Held, string Shown)> Values<T>(T? settings) where T : class
    {
        var values = new Dictionary<string, (string Held, string Shown)>();
        if (settings is not null && JsonSerializer.SerializeToNode(settings, AnswerJson.Options) is JsonObject fields) Collect("", fields, values);
        return values;
    }

    private static void Collect(string path, JsonObject fields, Dictionary<string, (string Held, string Shown)> values)
    {
        foreach (var (name, value) in fields.Where(field => !Uninteresting.Contains(field.Key)))
            if (value is JsonObject inner) Collect($"{path}{name}.", inner, values);
            else if (value is not null) values[path + name] = (Json(value), Json(Shown(name, value)));
    }

    private static JsonNode Shown(string name, JsonNode value) => value switch
    {
        JsonArray all when GivenByPeople.Contains(name) => new JsonArray([.. all.Select(one => Shown(name, one!))]),
        JsonValue text when text.GetValueKind() == JsonValueKind.String && GivenByPeople.Contains(name) => AuditText.Mask(text.GetValue<string>()),
        JsonValue text when text.GetValueKind() == JsonValueKind.String && name == WithQuery => text.GetValue<string>().Split('?')[0],
        _ => value.DeepClone(),
    };

    private static string Json(JsonNode value) => value.ToJsonString(AnswerJson.Options);
}
