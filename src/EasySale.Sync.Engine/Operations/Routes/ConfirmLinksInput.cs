using System.Text.Json;
using EasySale.Sync.Engine.Operations.Inputs;

namespace EasySale.Sync.Engine.Operations.Routes;

/// <summary>Which proposals hold.</summary>
/// <param name="Route">The route.</param>
/// <param name="Links">The pairs.</param>
public sealed record ConfirmLinksInput(RouteName Route, IReadOnlyList<ConfirmedLink> Links)
{
    private const int Most = 500;

    /// <exception cref="Problems.ProblemException">A field is wrong (400, all of them named).</exception>
    public static ConfirmLinksInput Read(JsonElement? body)
    {
        var errors = new InputErrors();
        var fields = new JsonInput(body, errors);
        var route = RouteName.Read(fields);
        var links = fields.Has("links") ? ReadLinks(fields, body!.Value.GetProperty("links"), errors) : [];
        if (links.Count == 0) fields.Wrong("links", $"Must be an array of 1 to {Most} objects with sourceId and targetId.");
        if (links.DistinctBy(link => link.SourceId).Count() < links.Count || links.DistinctBy(link => link.TargetId).Count() < links.Count)
            fields.Wrong("links", "No id may come twice.");
        fields.Close();
        errors.ThrowIfAny();
        return new ConfirmLinksInput(route!, links);
    }

    private static List<ConfirmedLink> ReadLinks(JsonInput fields, JsonElement array, InputErrors errors)
    {
        if (array.ValueKind != JsonValueKind.Array || array.GetArrayLength() > Most) return [];
        return [.. array.EnumerateArray().Select((item, index) => ReadLink(new JsonInput(item, errors, $"{fields.PathOf("links")}[{index}]")))];
    }

    private static ConfirmedLink ReadLink(JsonInput fields)
    {
        var link = new ConfirmedLink(fields.Text("sourceId") ?? "", fields.Text("targetId") ?? "", fields.Text("targetVersion"), fields.Text("targetEntity"));
        foreach (var id in (string[])["sourceId", "targetId"])
            if (!fields.Has(id)) fields.Wrong(id, "Must be an id.");
        fields.Close();
        return link;
    }
}
