using System.Text.Json.Serialization;

namespace EasySale.Sync.Engine.Stores.Links;

/// <summary>
/// What both sides of a two-way route said when they last agreed, group by group as short hashes, and the versions they had then. Our
/// side is the link's source. The link of the way back holds the same the other way round.
/// </summary>
public sealed record Agreement
{
    private static readonly IReadOnlyDictionary<string, string> Nothing = new Dictionary<string, string>();

    /// <summary>Linked, and nothing is agreed yet.</summary>
    public static readonly Agreement None = new();

    /// <summary>Field group → hash of what the source says.</summary>
    [JsonPropertyName("o")]
    public IReadOnlyDictionary<string, string> Ours { get; init; } = Nothing;

    /// <summary>Field group → hash of what the target says; what it was told, until it is seen to spell it otherwise.</summary>
    [JsonPropertyName("t")]
    public IReadOnlyDictionary<string, string> Theirs { get; init; } = Nothing;

    /// <summary>The source's version with which it said this; null where it has none, or has not said all of it yet.</summary>
    [JsonPropertyName("ov")]
    public string? OurVersion { get; init; }

    [JsonPropertyName("tv")]
    public string? TheirVersion { get; init; }

    /// <summary>Something of the target's has not reached the source yet: the target's version then tells nothing.</summary>
    [JsonPropertyName("p")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsPending { get; init; }

    /// <summary>The source was read when it said this, not only told it: whatever else it says now is an edit, though its version be the same.</summary>
    [JsonPropertyName("r")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool OursWereRead { get; init; }

    /// <summary>The same as the way back sees it.</summary>
    public Agreement Swapped() => new() { Ours = Theirs, Theirs = Ours, OurVersion = TheirVersion, TheirVersion = OurVersion };

    /// <summary>Once the target has answered with its version.</summary>
    public Agreement Confirmed(string? version) => this with { TheirVersion = IsPending ? null : version, IsPending = false };

    /// <summary>Where nothing had to be written.</summary>
    public Agreement Kept() => IsPending ? this with { IsPending = false } : this;

    public bool Says(Agreement? other) =>
        other is not null && Same(Ours, other.Ours) && Same(Theirs, other.Theirs) && (OurVersion, TheirVersion) == (other.OurVersion, other.TheirVersion);

    private static bool Same(IReadOnlyDictionary<string, string> one, IReadOnlyDictionary<string, string> other) =>
        one.Count == other.Count && one.All(pair => other.TryGetValue(pair.Key, out var value) && value == pair.Value);
}
