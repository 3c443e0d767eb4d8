using System.Text.Json;
using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Operations.Inputs;
using EasySale.Sync.Engine.Operations.Problems;

namespace EasySale.Sync.Engine.Operations.Configuration;

/// <summary>What the sections of one import share.</summary>
/// <param name="caller">Who imports, and whose configuration it is.</param>
/// <param name="connections">The tenant's connections; the section of connections makes them what they will be.</param>
public sealed class ConfigurationImport(Caller caller, IEnumerable<Connection> connections)
{
    public Caller Caller => caller;

    public TenantId Tenant => caller.Tenant;

    public InputErrors Errors { get; } = new();

    /// <summary>Id → the connection as it will be after the import.</summary>
    public Dictionary<string, Connection> Connections { get; } = connections.ToDictionary(connection => connection.Id);

    /// <summary>Reads a part with the reader its own route has; what that finds wrong is gathered below the part's path. Null when anything is.</summary>
    public T? Read<T>(string path, Func<T> read) where T : class
    {
        try
        {
            return read();
        }
        catch (ProblemException refused) when (refused.Problem.Errors is { } errors)
        {
            Take(path, errors);
            return null;
        }
    }

    /// <summary>The same for a check that takes its time.</summary>
    public async Task Hold(string path, Func<Task> check)
    {
        try
        {
            await check();
        }
        catch (ProblemException refused) when (refused.Problem.Errors is { } errors)
        {
            Take(path, errors);
        }
    }

    /// <summary>The objects of a section that is a list, with their paths.</summary>
    public IEnumerable<(string Path, JsonElement Item)> Items(string section, JsonElement content)
    {
        if (content.ValueKind != JsonValueKind.Array)
        {
            Errors.Add($"sections.{section}", "Must be an array of objects.");
            yield break;
        }

        var index = 0;
        foreach (var item in content.EnumerateArray())
        {
            var path = $"sections.{section}[{index++}]";
            if (item.ValueKind == JsonValueKind.Object) yield return (path, item);
            else Errors.Add(path, "Must be an object.");
        }
    }

    /// <summary>An object without some of its fields.</summary>
    public static JsonElement Without(JsonElement item, params ReadOnlySpan<string> names)
    {
        var left = new Dictionary<string, JsonElement>();
        foreach (var field in item.EnumerateObject())
            if (!names.Contains(field.Name)) left[field.Name] = field.Value;
        return JsonSerializer.SerializeToElement(left);
    }

    private void Take(string path, IReadOnlyDictionary<string, IReadOnlyList<string>> errors)
    {
        foreach (var (field, messages) in errors)
            foreach (var message in messages) Errors.Add($"{path}.{field}", message);
    }
}
