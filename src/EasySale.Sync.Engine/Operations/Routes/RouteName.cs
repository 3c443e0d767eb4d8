using System.Text.Json;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Operations.Inputs;
using EasySale.Sync.Engine.Operations.Problems;

namespace EasySale.Sync.Engine.Operations.Routes;

/// <summary>Which route a caller means.</summary>
/// <param name="Source">Source connection.</param>
/// <param name="Target">Target connection.</param>
/// <param name="Kind">What travels there.</param>
public sealed record RouteName(string Source, string Target, RecordKind Kind)
{
    internal static readonly IReadOnlyList<string> Entities = [.. RecordKinds.ParentsFirst.Select(kind => kind.Name())];

    /// <summary>Reads the query of a deletion: <c>source</c>, <c>target</c>, <c>entity</c>.</summary>
    /// <exception cref="ProblemException">One of them is missing or wrong (400, all of them named).</exception>
    public static RouteName Read(Func<string, string?> query)
    {
        var body = new Dictionary<string, string?> { ["source"] = query("source"), ["target"] = query("target"), ["entity"] = query("entity") };
        var errors = new InputErrors();
        var name = Read(new JsonInput(JsonSerializer.SerializeToElement(body), errors));
        errors.ThrowIfAny();
        return name!;
    }

    /// <summary>Reads the fields that name a route; null when one is missing or wrong.</summary>
    internal static RouteName? Read(JsonInput fields)
    {
        var (source, target, entity) = (fields.Text("source"), fields.Text("target"), fields.Choice("entity", Entities));
        if (!fields.Has("source")) fields.Wrong("source", "Name a connection of GET /api/integrations/connections.");
        if (!fields.Has("target")) fields.Wrong("target", "Name a connection of GET /api/integrations/connections.");
        if (!fields.Has("entity")) fields.Wrong("entity", $"Allowed: {string.Join(", ", Entities)}.");
        return source is not null && target is not null && RecordKinds.TryParse(entity, out var kind) ? new RouteName(source, target, kind) : null;
    }
}
