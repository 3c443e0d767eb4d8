using System.Text.Json.Serialization;
using EasySale.Sync.Engine.Connecting;

namespace EasySale.Sync.Engine.Stores.Links;

/// <summary>
/// A write that has been announced but not confirmed. While it stands, the record is only ever settled with this very body.
/// </summary>
public sealed record Intent
{
    public required OperationAction Action { get; init; }

    public required string Entity { get; init; }

    /// <summary>The exact body, placeholders unfilled; null when it lies in <see cref="BodyBlob"/>.</summary>
    public ExactJson? Body { get; init; }

    public string? BodyBlob { get; init; }

    public string? TargetId { get; init; }

    public string? ExpectedVersion { get; init; }

    /// <summary>Hash of the record this body was planned from; null when other operations of the record were planned with it.</summary>
    public string? ContentHash { get; init; }

    /// <summary>That hash, where other operations of the record were planned with it.</summary>
    public string? PartOf { get; init; }

    public required string BodyHash { get; init; }

    /// <summary>A person corrected this body.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsEdited { get; init; }

    public required string MappingVersion { get; init; }

    public decimal? SourceAmount { get; init; }

    public string? Currency { get; init; }

    /// <summary>Two-way routes: what is agreed once this is written.</summary>
    public Agreement? Agreed { get; init; }

    /// <summary>Deletions, voids and what overwrites the side that is right; null for all others.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Destruction? Destruction { get; init; }

    /// <summary>The journal position it was announced at.</summary>
    public required string AnnouncedBy { get; init; }

    public required DateTimeOffset AnnouncedAt { get; init; }
}
