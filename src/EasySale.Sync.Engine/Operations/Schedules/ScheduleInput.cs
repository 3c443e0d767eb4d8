using System.Text.Json;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Operations.Inputs;
using EasySale.Sync.Engine.Operations.Problems;
using EasySale.Sync.Engine.Operations.Runs;
using EasySale.Sync.Engine.Stores.Schedules;
using NodaTime;

namespace EasySale.Sync.Engine.Operations.Schedules;

/// <summary>What a caller says about a schedule; null is what was left out.</summary>
public sealed record ScheduleInput
{
    public string? Platform { get; init; }

    /// <summary>The source connection.</summary>
    public string? CredentialId { get; init; }

    public string? EntityType { get; init; }

    public string? CronExpression { get; init; }

    public SyncMode? Mode { get; init; }

    public string? TimeZone { get; init; }

    public bool? IsActive { get; init; }

    public string? ConnectorId { get; init; }

    public MissedRuns? Missed { get; init; }

    public int? MissedLimit { get; init; }

    /// <param name="body">The JSON object, or null for none.</param>
    /// <param name="isNew">Everything a schedule needs must be there.</param>
    /// <exception cref="ProblemException">A field is wrong or missing (400, all of them named).</exception>
    public static ScheduleInput Read(JsonElement? body, bool isNew)
    {
        var errors = new InputErrors();
        var fields = new JsonInput(body, errors);
        var input = new ScheduleInput
        {
            Platform = fields.Text("platform"),
            CredentialId = fields.Text("credentialId"),
            EntityType = fields.Choice("entityType", EntityNames.Allowed),
            CronExpression = Cron(fields),
            Mode = ModeInput.Read(fields, "syncMode"),
            TimeZone = Zone(fields),
            IsActive = fields.Flag("isActive"),
            ConnectorId = fields.Text("connectorId"),
            Missed = fields.Choice("missedRuns", ["once", "skip", "all"]) is { } missed ? Enum.Parse<MissedRuns>(missed, ignoreCase: true) : null,
            MissedLimit = fields.Number("missedLimit", 1, ScheduleDefaults.LargestMissedLimit),
        };
        fields.Close();
        if (isNew) Demand(fields);
        errors.ThrowIfAny();
        return input;
    }

    private static void Demand(JsonInput fields)
    {
        Demand(fields, "credentialId", "Is missing: the id of the source connection. GET /api/integrations/connections lists them.");
        Demand(fields, "entityType", $"Is missing. Allowed: {string.Join(", ", EntityNames.Allowed)}.");
        Demand(fields, "cronExpression", "Is missing. Example: \"0 2 * * *\" is every day at 02:00.");
    }

    private static void Demand(JsonInput fields, string name, string message)
    {
        if (!fields.Has(name)) fields.Wrong(name, message);
    }

    private static string? Cron(JsonInput fields)
    {
        const string Name = "cronExpression";
        var text = fields.Text(Name);
        if (text is not null && CronText.Problem(text) is { } problem) fields.Wrong(Name, problem);
        return text;
    }

    private static string? Zone(JsonInput fields)
    {
        const string Name = "timezone";
        var text = fields.Text(Name);
        if (text is not null && DateTimeZoneProviders.Tzdb.GetZoneOrNull(text) is null) fields.Wrong(Name, ZoneProblem(text));
        return text;
    }

    private static string ZoneProblem(string text)
    {
        var alike = DateTimeZoneProviders.Tzdb.Ids.FirstOrDefault(id => string.Equals(id, text, StringComparison.OrdinalIgnoreCase))
            ?? DateTimeZoneProviders.Tzdb.Ids.FirstOrDefault(id => id.EndsWith("/" + text.Replace(' ', '_'), StringComparison.OrdinalIgnoreCase));
        return $"\"{text}\" is no IANA time zone. {(alike is null ? $"Example: \"{ScheduleDefaults.TimeZone}\"." : $"Is \"{alike}\" meant?")}";
    }
}
