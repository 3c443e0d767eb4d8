using System.Security.Cryptography;
using System.Text.Json;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Operations.Inputs;
using EasySale.Sync.Engine.Operations.Problems;
using EasySale.Sync.Engine.Stores;
using EasySale.Sync.Engine.Stores.Runs;

namespace EasySale.Sync.Engine.Operations.Runs;

/// <summary>What a caller asks a run to be.</summary>
public sealed record StartRunInput
{
    /// <summary>A kind's name, or <c>all</c>.</summary>
    public required string Entity { get; init; }

    public SyncMode Mode { get; init; } = SyncMode.Incremental;

    /// <summary>Source connection.</summary>
    public string? Source { get; init; }

    /// <summary>Target connection.</summary>
    public string? Target { get; init; }

    /// <summary>Instead of connections: two platforms' short names, such as <c>a_to_b</c>.</summary>
    public string? ConnectorId { get; init; }

    public RecordFilter Filter { get; init; } = RecordFilter.None;

    /// <summary>Chosen records; empty for all.</summary>
    public IReadOnlyList<string> Ids { get; init; } = [];

    /// <summary>Records per slice; nothing is cut off by it.</summary>
    public int BatchLimit { get; init; } = RunDefaults.BatchLimit;

    /// <summary>It is planned and nothing is written.</summary>
    public bool DryRun { get; init; }

    /// <summary>The same key starts one run, however often it is sent.</summary>
    public string? IdempotencyKey { get; init; }

    /// <summary>Reads the body of a start.</summary>
    /// <param name="entity">From the route.</param>
    /// <param name="body">The JSON object, or null for none.</param>
    /// <param name="idempotencyHeader">The header <c>Idempotency-Key</c>, or null.</param>
    /// <exception cref="ProblemException">A field is wrong (400, all of them named).</exception>
    public static StartRunInput Read(string entity, JsonElement? body, string? idempotencyHeader)
    {
        if (!EntityNames.Allowed.Contains(entity)) throw new ProblemException(KnownProblems.UnknownEntity(entity, EntityNames.Allowed));
        var errors = new InputErrors();
        return Read(entity, new JsonInput(body, errors), idempotencyHeader, errors);
    }

    /// <summary>Reads the body of a dry run: that of a start, and the entity in it.</summary>
    /// <exception cref="ProblemException">A field is wrong (400, all of them named).</exception>
    public static StartRunInput ReadDryRun(JsonElement? body, string? idempotencyHeader)
    {
        var errors = new InputErrors();
        var fields = new JsonInput(body, errors);
        var entity = fields.Choice("entity", EntityNames.Allowed);
        if (entity is null && !fields.Has("entity")) fields.Wrong("entity", $"Must be one of {string.Join(", ", EntityNames.Allowed)}.");
        var input = Read(entity ?? EntityNames.All, fields, idempotencyHeader, errors) with { DryRun = true };
        if (input.Mode == SyncMode.Compare) throw new ProblemException(KnownProblems.BadInput("mode", "A comparison cannot be a dry run. Allowed with it: full, incremental."));
        return input;
    }

    private static StartRunInput Read(string entity, JsonInput fields, string? idempotencyHeader, InputErrors errors)
    {
        var input = new StartRunInput
        {
            Entity = entity,
            Mode = ModeInput.Read(fields, "mode") ?? SyncMode.Incremental,
            Source = fields.Text("source"),
            Target = fields.Text("target"),
            ConnectorId = fields.Text("connectorId"),
            Filter = FilterInput.Read(fields.Object("filters"), entity),
            Ids = fields.Texts("ids", singleAllowed: false, numbersAllowed: true, RunDefaults.MostIds) ?? [],
            DryRun = fields.Flag("dryRun") is true,
            BatchLimit = fields.Number("batchLimit", RunDefaults.SmallestBatchLimit, RunDefaults.LargestBatchLimit) ?? RunDefaults.BatchLimit,
            IdempotencyKey = IdempotencyKeyOf(fields, idempotencyHeader),
        };
        fields.Close();
        input.CheckTogether(errors);
        errors.ThrowIfAny();
        return input;
    }

    /// <summary>Equal for requests that ask for the same, however they are spelled.</summary>
    public string Hash() => Convert.ToHexStringLower(SHA256.HashData(StoredJson.Write(this with { IdempotencyKey = null })));

    private static string? IdempotencyKeyOf(JsonInput fields, string? header)
    {
        var inBody = fields.Text("idempotencyKey");
        if (header is null) return inBody;
        if (header.Trim() is not { Length: >= 1 and <= 200 } key) fields.Wrong("Idempotency-Key", "The header must have 1 to 200 characters.");
        else if (inBody is not null && inBody != key) fields.Wrong("idempotencyKey", "Must equal the header Idempotency-Key; send one of them.");
        else return key;
        return inBody;
    }

    private void CheckTogether(InputErrors errors)
    {
        if (Ids.Count > 0 && Entity == EntityNames.All) errors.Add("ids", "Ids belong to one entity. Start that entity instead of \"all\".");
        if (Mode == SyncMode.Compare && (Ids.Count > 0 || !Filter.IsEmpty)) errors.Add("mode", "A comparison is of all records. Send neither ids nor filters with it.");
        if (Mode == SyncMode.Compare && DryRun) errors.Add("mode", "A comparison cannot be a dry run. Allowed with it: full, incremental.");
        if (Ids.Count > 0 && !Filter.IsEmpty) errors.Add("filters", "Chosen ids are not filtered. Send ids or filters, not both.");
        if (ConnectorId is not null || (Source is not null && Target is not null)) return;
        const string Either = "Name the connection, or send connectorId: two short names of GET /api/integrations/connectors joined by \"_to_\".";
        if (Source is null) errors.Add("source", Either);
        if (Target is null) errors.Add("target", Either);
    }
}
