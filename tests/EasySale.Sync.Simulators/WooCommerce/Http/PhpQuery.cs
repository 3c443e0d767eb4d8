using System.Text;
using System.Text.Json.Nodes;

namespace EasySale.Sync.Simulators.WooCommerce.Http;

/// <summary>Query strings as PHP reads and writes them: <c>status[]=a&amp;status[]=b</c> is one parameter with a list.</summary>
internal static class PhpQuery
{
    public static JsonObject Parse(string query)
    {
        var parameters = new JsonObject();
        foreach (var pair in query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = pair.IndexOf('=');
            var name = Decode(equals < 0 ? pair : pair[..equals]);
            Set(parameters, name, equals < 0 ? "" : Decode(pair[(equals + 1)..]));
        }
        return parameters;
    }

    /// <summary>The flat names and values (<c>status[0]</c>), not encoded.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Flatten(JsonObject parameters) =>
        parameters.SelectMany(p => Flatten(p.Key, p.Value));

    /// <summary>As WordPress' add_query_arg writes it, which drops equals signs that end a value.</summary>
    public static string Write(JsonObject parameters) => string.Join('&', Flatten(parameters).Select(Pair));

    private static string Pair(KeyValuePair<string, string> parameter) =>
        Shown(parameter.Value).TrimEnd('=') is { Length: > 0 } value ? $"{Encode(parameter.Key)}={Encode(value)}" : Encode(parameter.Key);

    private static IEnumerable<KeyValuePair<string, string>> Flatten(string name, JsonNode? value) => value switch
    {
        JsonArray items => items.SelectMany((item, i) => Flatten($"{name}[{i}]", item)),
        JsonObject members => members.SelectMany(m => Flatten($"{name}[{m.Key}]", m.Value)),
        _ => [new(name, value?.ToString() ?? "")],
    };

    // PHP prints booleans as numbers; a caller's own text, which signatures are made over, stays as it came.
    private static string Shown(string text) => text switch { "true" => "1", "false" => "0", _ => text };

    private static string Decode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));

    // PHP's urlencode: a blank is a plus, only - _ . and alphanumerics stay.
    private static string Encode(string text)
    {
        var encoded = new StringBuilder();
        foreach (var b in Encoding.UTF8.GetBytes(text))
        {
            if (b == ' ') encoded.Append('+');
            else if (b < 128 && (char.IsAsciiLetterOrDigit((char)b) || b is (byte)'-' or (byte)'_' or (byte)'.')) encoded.Append((char)b);
            else encoded.Append('%').Append(b.ToString("X2", null));
        }
        return encoded.ToString();
    }

    private static void Set(JsonObject parameters, string name, string value)
    {
        var bracket = name.IndexOf('[');
        if (bracket <= 0 || !name.EndsWith(']')) parameters[name] = value;
        else SetNested(parameters, name[..bracket], name[(bracket + 1)..^1], value);
    }

    private static void SetNested(JsonObject parameters, string name, string key, string value)
    {
        if (key.Length == 0 || int.TryParse(key, out _))
        {
            if (parameters[name] is not JsonArray items) parameters[name] = items = [];
            items.Add(value);
        }
        else
        {
            if (parameters[name] is not JsonObject members) parameters[name] = members = [];
            members[key] = value;
        }
    }
}
