using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace EasySale.Sync.Simulators.WooCommerce.Http;

/// <summary>One method set of one route, as the recorded index of <c>wc/v3</c> describes it.</summary>
internal sealed record RestRoute(string Pattern, Regex Path, IReadOnlyList<string> Methods, JsonObject Args)
{
    /// <summary>Throws what WordPress answers when a parameter is missing or wrong, else sets types and defaults.</summary>
    public void Accept(RestRequest request)
    {
        RequireAll(request);
        RefuseInvalid(request);
        Convert(request);
    }

    private void RequireAll(RestRequest request)
    {
        var missing = Args.Where(a => a.Value!["required"]?.GetValue<bool>() == true && !request.Has(a.Key)).Select(a => a.Key).ToArray();
        if (missing.Length == 0) return;
        throw new RestError(400, "rest_missing_callback_param", $"Missing parameter(s): {string.Join(", ", missing)}",
            new JsonObject { ["status"] = 400, ["params"] = new JsonArray([.. missing.Select(m => (JsonNode)m)]) });
    }

    private void RefuseInvalid(RestRequest request)
    {
        var faults = new List<(string Name, SchemaFault Fault)>();
        foreach (var (name, arg) in Args)
        {
            // Lists of ids are taken as they come: what is no number counts as 0.
            var schema = (JsonObject)arg!;
            if (!IsSent(request, name, out var value) || Schema.IsIdList(schema)) continue;
            if (Schema.Check(value, schema, name) is { } fault) faults.Add((name, fault));
        }
        if (faults.Count > 0) throw Refusal(faults);
    }

    private void Convert(RestRequest request)
    {
        foreach (var (name, arg) in Args)
        {
            var schema = (JsonObject)arg!;
            if (schema["default"] is { } usual) request.Defaults[name] = usual.DeepClone();
            if (request.Query.TryGetPropertyValue(name, out var value)) request.Query[name] = Schema.Convert(value, schema);
        }
    }

    private static bool IsSent(RestRequest request, string name, out JsonNode? value) =>
        request.Body.TryGetPropertyValue(name, out value) || request.Query.TryGetPropertyValue(name, out value);

    private static RestError Refusal(List<(string Name, SchemaFault Fault)> faults)
    {
        var names = string.Join(", ", faults.Select(f => f.Name));
        return new RestError(400, "rest_invalid_param", $"Invalid parameter(s): {names}", new JsonObject
        {
            ["status"] = 400,
            ["params"] = new JsonObject(faults.Select(f => KeyValuePair.Create(f.Name, (JsonNode?)f.Fault.Message))),
            ["details"] = new JsonObject(faults.Select(f => KeyValuePair.Create(f.Name, (JsonNode?)f.Fault.Details()))),
        });
    }
}
