using System.Text.Json.Serialization;

namespace EasySale.Sync.Engine.Operations.Problems;

/// <summary>Why a request was not done, as RFC 9457 writes it (<c>application/problem+json</c>).</summary>
/// <param name="Slug">The last part of <see cref="Type"/>; stable, so that programs can decide by it.</param>
/// <param name="Title">The kind of problem in a few words; the same for every problem of a type.</param>
/// <param name="Status">HTTP status.</param>
/// <param name="Detail">What happened this time and what to do.</param>
public sealed record Problem([property: JsonIgnore] string Slug, string Title, int Status, string Detail)
{
    private const string TypePrefix = "urn:easysale-sync:problem:";

    [JsonPropertyOrder(-1)]
    public string Type => TypePrefix + Slug;

    /// <summary>Field of the request → what is wrong with it and what is allowed.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyDictionary<string, IReadOnlyList<string>>? Errors { get; init; }

    /// <summary>Members of this problem alone, such as <c>syncId</c>.</summary>
    [JsonExtensionData]
    public IDictionary<string, object?> Members { get; init; } = new Dictionary<string, object?>();

    /// <summary>When it is worth asking again, where that is known.</summary>
    [JsonIgnore]
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>The problem with one more member.</summary>
    public Problem With(string name, object? value) => this with { Members = new Dictionary<string, object?>(Members) { [name] = value } };
}
