using System.Text.Json.Serialization;
using EasySale.Sync.Engine.Commerce;

namespace EasySale.Sync.Engine.Stores.Routes;

/// <summary>What a tenant chose for one kind of record on one route. A two-way route is stored once and holds for both directions.</summary>
public sealed record RouteSettings
{
    /// <summary>Source connection.</summary>
    public required string Source { get; init; }

    /// <summary>Target connection.</summary>
    public required string Target { get; init; }

    public required RecordKind Kind { get; init; }

    public bool IsActive { get; init; } = true;

    public RouteDirection Direction { get; init; }

    /// <summary>Overwriting what this side says is destructive; it also decides where stamps do not.</summary>
    public RouteSide SourceOfTruth { get; init; }

    public ConflictStrategy ConflictStrategy { get; init; }

    /// <summary>Natural keys by which a record is looked for in the target before it is made there, in this order; empty for never, null for all its kind has.</summary>
    public IReadOnlyList<NaturalKey>? MatchBy { get; init; }

    /// <summary>Two-way: the links of both directions are complete. False until the first run has seen to it.</summary>
    public bool IsIndexed { get; init; }

    /// <summary>Two-way, and the links of the way back are still to be made of those there are.</summary>
    [JsonIgnore]
    public bool IsToBeIndexed => this is { IsActive: true, Direction: RouteDirection.TwoWay, IsIndexed: false };

    /// <summary>The keys that hold.</summary>
    public IReadOnlyList<NaturalKey> Matched() => MatchBy ?? NaturalKeys.Of(Kind);

    /// <summary>Whether it lies between two connections, whichever way.</summary>
    public bool Joins(string one, string other) => (Source, Target) == (one, other) || (Source, Target) == (other, one);

    public bool IsOf(string source, string target, RecordKind kind) => (Source, Target, Kind) == (source, target, kind);
}
