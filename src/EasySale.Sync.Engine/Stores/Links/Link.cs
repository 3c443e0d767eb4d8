using System.Text.Json.Serialization;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;

namespace EasySale.Sync.Engine.Stores.Links;

/// <summary>
/// "77 here is 1042 there": what a source record's operation of one purpose made in the target, what it looked like then, and
/// the write that is announced but not confirmed, if there is one.
/// </summary>
public sealed record Link
{
    public required string SourceId { get; init; }

    public string Purpose { get; init; } = Purposes.Record;

    public string? TargetId { get; init; }

    public string? TargetVersion { get; init; }

    /// <summary>The target's entity.</summary>
    public string? Entity { get; init; }

    /// <summary>Hash of the record as it was when last all its operations were done; only on purpose <c>record</c>.</summary>
    public string? ContentHash { get; init; }

    /// <summary>The source's stamp of the record as it was then; only on purpose <c>record</c>.</summary>
    public DateTimeOffset? ModifiedAt { get; init; }

    /// <summary>What a list of ids tells of it besides the stamp; only on purpose <c>record</c>.</summary>
    public string? Mark { get; init; }

    /// <summary>It came inside another record: no list of the source names it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsCarried { get; init; }

    /// <summary>Hash of the body last written for this purpose.</summary>
    public string? BodyHash { get; init; }

    /// <summary>Hash of the record the body last written was planned from, where it was one of several operations.</summary>
    public string? PartOf { get; init; }

    /// <summary>What was written last has something wrong that a person must see to; another try writes it again.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsQuestioned { get; init; }

    /// <summary>A person corrected the body last written; the correction holds until the source has other content.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsEdited { get; init; }

    /// <summary>What was made was voided since: it is there and counts for nothing.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsVoided { get; init; }

    public string? MappingVersion { get; init; }

    /// <summary>Why nothing was done with this content.</summary>
    public string? SkipReason { get; init; }

    public decimal? SourceAmount { get; init; }

    /// <summary>What the source's amount is made of, also of a record that failed or was skipped; only on purpose <c>record</c>.</summary>
    public AmountParts? Parts { get; init; }

    public decimal? TargetAmount { get; init; }

    /// <summary>The tax in the target's amount; null where its answer did not say.</summary>
    public decimal? TargetTax { get; init; }

    public string? Currency { get; init; }

    /// <summary>Rises with every answer that is stored, accepted or refused; part of the request id.</summary>
    public int Generation { get; init; }

    /// <summary>Journal positions (<see cref="JournalPosition"/>) of the last five writes, newest first.</summary>
    public IReadOnlyList<string> LastWrites { get; init; } = [];

    /// <summary>Set while the record has an open failure.</summary>
    public OpenFailure? Failure { get; init; }

    public Intent? Intent { get; init; }

    /// <summary>Two-way routes: what both sides last agreed on; only on purpose <c>record</c>.</summary>
    public Agreement? Agreed { get; init; }

    /// <summary>It failed, and a person has seen to it by hand: nothing is done until it changes. Only on purpose <c>record</c>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsDismissed { get; init; }

    /// <summary>A conflict about the record is open.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool HasConflict { get; init; }

    [JsonIgnore]
    public string? LastWrite => LastWrites.Count > 0 ? LastWrites[0] : null;

    [JsonIgnore]
    public TargetReference? Target => TargetId is null ? null : new TargetReference(TargetId, TargetVersion) { Entity = Entity, Amount = TargetAmount, IsVoided = IsVoided };

    [JsonIgnore]
    public string Key => KeyOf(SourceId, Purpose);

    public static string KeyOf(string sourceId, string purpose) => purpose == Purposes.Record ? sourceId : $"{sourceId}#{purpose}";
}
