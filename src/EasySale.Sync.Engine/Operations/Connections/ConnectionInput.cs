using System.Text.Json;
using System.Text.RegularExpressions;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Connecting.Consent;
using EasySale.Sync.Engine.Operations.Inputs;
using EasySale.Sync.Engine.Operations.Problems;

namespace EasySale.Sync.Engine.Operations.Connections;

/// <summary>A connection as a caller writes it. Null parts were not sent.</summary>
public sealed partial record ConnectionInput
{
    public string? Id { get; init; }

    public string? Platform { get; init; }

    public string? Name { get; init; }

    public bool? Enabled { get; init; }

    public bool? Sandbox { get; init; }

    /// <summary>Its new address leads to the system it led to before.</summary>
    public bool? SameSystem { get; init; }

    /// <summary>Fields of <c>settings</c> and <c>secrets</c> together; a null value takes a setting away.</summary>
    public IReadOnlyDictionary<string, JsonElement> Fields { get; init; } = new Dictionary<string, JsonElement>();

    /// <summary>Names of those that were sent as <c>secrets</c>.</summary>
    public IReadOnlySet<string> SentAsSecrets { get; init; } = new HashSet<string>();

    /// <summary>When the account's owner let us in, where that is what changes the connection; never read from a body.</summary>
    internal ConsentDates? Consent { get; init; }

    /// <summary>Reads the body of a creation or change.</summary>
    /// <exception cref="ProblemException">A field is wrong (400).</exception>
    public static ConnectionInput Read(JsonElement? body, ConnectorCatalog connectors)
    {
        var errors = new InputErrors();
        var fields = new JsonInput(body, errors);
        var secrets = fields.Object("secrets");
        var input = new ConnectionInput
        {
            Id = fields.Text("id"),
            Platform = fields.Choice("platform", [.. connectors.All.Select(connector => connector.Platform)]),
            Name = fields.Text("name", longest: 100),
            Enabled = fields.Flag("enabled"),
            Sandbox = fields.Flag("sandbox"),
            SameSystem = fields.Flag("sameSystem"),
            Fields = Together(fields.Object("settings"), secrets),
            SentAsSecrets = secrets.Fields.Select(field => field.Name).ToHashSet(),
        };
        if (input.Id is not null && !IdForm().IsMatch(input.Id)) fields.Wrong("id", "Must be 1 to 40 of a-z, 0-9 and '-', beginning with a letter or digit.");
        IgnoreShown(fields);
        fields.Close();
        errors.ThrowIfAny();
        return input;
    }

    private static Dictionary<string, JsonElement> Together(JsonInput settings, JsonInput secrets)
    {
        var together = settings.Fields.ToDictionary(field => field.Name, field => field.Value);
        foreach (var field in secrets.Fields)
            if (!together.TryAdd(field.Name, field.Value)) secrets.Wrong(field.Name, "Is given twice, in settings and in secrets.");
        return together;
    }

    // What GET shows may be sent back as it is.
    private static void IgnoreShown(JsonInput fields)
    {
        fields.Has("createdAt");
        fields.Has("updatedAt");
        fields.Has("consent");
    }

    [GeneratedRegex("^[a-z0-9][a-z0-9-]{0,39}$")]
    private static partial Regex IdForm();
}
