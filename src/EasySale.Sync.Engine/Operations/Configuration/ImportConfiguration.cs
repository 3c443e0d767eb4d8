using System.Text.Json;
using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Operations.Audit;
using EasySale.Sync.Engine.Operations.Inputs;
using EasySale.Sync.Engine.Operations.Problems;
using EasySale.Sync.Engine.Stores.Audit;
using EasySale.Sync.Engine.Stores.Rows;
using EasySale.Sync.Engine.Stores.Settings;
using EasySale.Sync.Engine.Telemetry;
using Microsoft.Extensions.Logging;

namespace EasySale.Sync.Engine.Operations.Configuration;

/// <summary>
/// Imports a tenant's configuration, all of it or nothing: everything is checked before anything is changed, and what was changed
/// is taken back should a change fail. What the document does not name stays.
/// </summary>
public sealed partial class ImportConfiguration(
    IEnumerable<ConfigurationSection> sections, ConnectionStore connections, IBlobStore blobs, AuditTrail trail, ILogger<ImportConfiguration> logger)
{
    private const string NotTakenBack = "not taken back";

    /// <param name="caller">Who asks; an admin.</param>
    /// <param name="body"><c>configuration</c> (a document) or <c>path</c> (of a stored one), and <c>dryRun</c>.</param>
    /// <param name="cancellation">Stops the call before it changes anything.</param>
    /// <exception cref="ProblemException">Something in it is wrong (400, all of it named), nothing is stored there (404), or it failed and not all of it could be taken back (500, what is left is named).</exception>
    public async Task<ImportAnswer> Import(Caller caller, JsonElement? body, CancellationToken cancellation)
    {
        caller.Demand(Role.Admin);
        var errors = new InputErrors();
        var fields = new JsonInput(body, errors);
        var (path, isDry, isGiven) = (ConfigurationPath.Read(fields), fields.Flag("dryRun") ?? false, fields.Has("configuration"));
        if (isGiven == (path is not null) && !errors.Any) fields.Wrong("configuration", "Send either a configuration or the path of a stored one.");
        fields.Close();
        errors.ThrowIfAny();
        var changes = await Plan(caller, isGiven ? body!.Value.GetProperty("configuration") : await Stored(caller.Tenant, path!, cancellation), cancellation);
        if (!isDry) await Apply(caller, changes);
        return new ImportAnswer(isDry, [.. changes.Select(change => change.Shown)]);
    }

    private async Task<List<PlannedChange>> Plan(Caller caller, JsonElement document, CancellationToken cancellation)
    {
        var import = new ConfigurationImport(caller, await connections.List(caller.Tenant, cancellation).ToListAsync(cancellation));
        var contents = Contents(document, import.Errors);
        var changes = new List<PlannedChange>();
        foreach (var section in sections.OrderBy(section => section.Order))
            if (contents.TryGetValue(section.Name, out var content)) changes.AddRange(await section.Plan(import, content, cancellation));
        import.Errors.ThrowIfAny();
        return changes;
    }

    private Dictionary<string, JsonElement> Contents(JsonElement document, InputErrors errors)
    {
        var fields = new JsonInput(document, errors, "configuration");
        fields.Choice("format", [ConfigurationDocument.FormatName]);
        if (!fields.Has("format")) fields.Wrong("format", $"Must be \"{ConfigurationDocument.FormatName}\".");
        if (fields.Number("version", 1, ConfigurationDocument.CurrentVersion) is null && !fields.Has("version")) fields.Wrong("version", "Is missing.");
        fields.Has("exportedAt");
        var contents = fields.Object("sections").Fields.ToDictionary(section => section.Name, section => section.Value);
        fields.Close();
        var known = sections.OrderBy(section => section.Order).Select(section => section.Name).ToList();
        foreach (var name in contents.Keys.Except(known)) errors.Add($"sections.{name}", $"Unknown section. Known: {string.Join(", ", known)}.");
        return contents;
    }

    private async Task<JsonElement> Stored(TenantId tenant, string path, CancellationToken cancellation) =>
        await blobs.Get(tenant, ConfigurationPath.Blob(path), cancellation) is { } stored
            ? JsonBody.Parse(stored) ?? throw new ProblemException(KnownProblems.BadJson($"What is stored at \"{path}\" is empty."))
            : throw new ProblemException(KnownProblems.NotFound($"No configuration is stored at \"{path}\". POST /api/sync/configuration/export stores one."));

    // Once begun it is seen through, whether or not the caller still waits.
    private async Task Apply(Caller caller, List<PlannedChange> changes)
    {
        var begun = new Stack<PlannedChange>();
        try
        {
            foreach (var change in changes)
            {
                if (change.Trail is { } told) await trail.Note(caller, told.Action, told.Subject, told.Changes, CancellationToken.None);
                begun.Push(change);
                await change.Apply(CancellationToken.None);
            }
        }
        catch (Exception cause)
        {
            var left = await TakeBack(caller.Tenant, begun);
            await Note(caller, AuditActions.ImportTakenBack, begun, left);
            if (left.Count == 0) throw;
            LogLeft(logger, caller.Tenant, new LogName(NameOf(begun.Peek())), cause);
            throw new ProblemException(KnownProblems.ImportNotTakenBack([.. left.Select(NameOf)]));
        }

        if (changes.Count > 0) await Note(caller, AuditActions.ConfigurationImported, changes, []);
    }

    /// <summary>Takes back what it can. Returns what it could not.</summary>
    private async Task<IReadOnlyList<PlannedChange>> TakeBack(TenantId tenant, IEnumerable<PlannedChange> begun)
    {
        var left = new List<PlannedChange>();
        foreach (var change in begun)
        {
            try
            {
                await change.Undo(CancellationToken.None);
            }
            catch (Exception fault)
            {
                LogLeft(logger, tenant, new LogName(NameOf(change)), fault);
                left.Add(change);
            }
        }

        return left;
    }

    private Task Note(Caller caller, string action, IEnumerable<PlannedChange> changes, IReadOnlyList<PlannedChange> left) => trail.Note(
        caller, action, "configuration",
        [.. changes.Select(change => AuditChange.Of(NameOf(change), null, left.Contains(change) ? NotTakenBack : change.Shown.Action))], CancellationToken.None);

    private static string NameOf(PlannedChange change) => $"{change.Shown.Section}/{change.Shown.Id}";

    [LoggerMessage(LogEvents.ImportNotTakenBack, LogLevel.Error, "An import of {Tenant} failed and was not taken back whole: {Part}: {Fault}")]
    private static partial void LogLeft(ILogger logger, TenantId tenant, LogName part, MaskedFault fault);
}
