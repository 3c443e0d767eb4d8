using System.Text.Json;
using System.Text.Json.Serialization;

namespace EasySale.Sync.Engine.Commerce;

/// <summary>A canonical commerce record as a source tells it. Money is decimal in the record's currency; instants are UTC.</summary>
public abstract record CommerceRecord
{
    /// <summary>The source's own id, as text.</summary>
    public required string Id { get; init; }

    /// <summary>When the source says it last changed, on the source's clock; null where the source does not know.</summary>
    public DateTimeOffset? ModifiedAt { get; init; }

    /// <summary>True when the source has it in the trash or says it is gone.</summary>
    public bool IsDeleted { get; init; }

    /// <summary>
    /// What a list of ids tells of a change that does not move <see cref="ModifiedAt"/>, in the source's own spelling; null where
    /// there is no such thing. At most 100 characters.
    /// </summary>
    [JsonIgnore]
    public string? Mark { get; init; }

    /// <summary>
    /// The source's version of it, in the words in which the same system answers a write; null where it has none. Equal to the version
    /// a write was answered with: nobody has touched it since.
    /// </summary>
    [JsonIgnore]
    public string? Version { get; init; }

    /// <summary>The source's JSON exactly, for targets that keep it.</summary>
    [JsonIgnore]
    public JsonElement? Raw { get; init; }

    /// <summary>Fields a tenant's mapping adds, for the target's custom fields: name → a text, number or true/false. Null where it adds none, empty where none has a value.</summary>
    public IReadOnlyDictionary<string, JsonElement>? Custom { get; init; }

    [JsonIgnore]
    public abstract RecordKind Kind { get; }

    [JsonIgnore]
    public RecordKey Key => new(Kind, Id);

    /// <summary>What the record adds to the sums of a run, or null for kinds without an amount.</summary>
    [JsonIgnore]
    public virtual Money? Total => null;

    /// <summary>What <see cref="Total"/> is made of; null for kinds without an amount.</summary>
    [JsonIgnore]
    public virtual AmountParts? Parts => null;

    /// <summary>Kind and id: what else is in it may be about a person, and a text that is made by mistake ends up anywhere.</summary>
    public sealed override string ToString() => Key.ToString();
}
