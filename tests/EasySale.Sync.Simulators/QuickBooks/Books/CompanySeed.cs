using System.Text.Json.Nodes;

namespace EasySale.Sync.Simulators.QuickBooks.Books;

/// <summary>What a company holds before the first request: whole records by entity, with the ids they keep.</summary>
public sealed class CompanySeed
{
    private CompanySeed(string realmId, IReadOnlyDictionary<string, IReadOnlyList<JsonObject>> records)
    {
        RealmId = realmId;
        Records = records;
    }

    public string RealmId { get; }

    /// <summary>Records by entity, such as <c>TaxCode</c>. Every seed has one CompanyInfo and one Preferences.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<JsonObject>> Records { get; }

    /// <summary>Reads <c>{"realmId":"...","Customer":[...],...}</c>: each list is an entity, all else is remarks.</summary>
    /// <exception cref="FormatException">The realm id, the company's information or its preferences are missing.</exception>
    public static CompanySeed Parse(JsonObject document)
    {
        ArgumentNullException.ThrowIfNull(document);
        var records = document.Where(pair => pair.Value is JsonArray).ToDictionary(pair => pair.Key, pair => Copies(pair.Value!.AsArray()), StringComparer.Ordinal);
        if (records.GetValueOrDefault("CompanyInfo") is not [_] || records.GetValueOrDefault("Preferences") is not [_])
            throw new FormatException("A company seed has one CompanyInfo and one Preferences.");
        return new CompanySeed((string?)document["realmId"] ?? throw new FormatException("A company seed has a realmId."), records);
    }

    /// <summary>A seed carried in the program, by the name of its file: <c>us</c>, <c>uk</c>, ...</summary>
    public static CompanySeed Named(string name)
    {
        using var stream = typeof(CompanySeed).Assembly.GetManifestResourceStream($"QuickBooks/Seeds/{name}.json")
            ?? throw new ArgumentException($"There is no company seed named {name}.", nameof(name));
        return Parse(JsonNode.Parse(stream)!.AsObject());
    }

    /// <summary>The same seed with changed preferences, such as custom numbers off.</summary>
    public CompanySeed With(string entity, Action<JsonObject> change)
    {
        var copies = Records[entity].Select(row => row.DeepClone().AsObject()).ToList();
        copies.ForEach(change);
        return new CompanySeed(RealmId, new Dictionary<string, IReadOnlyList<JsonObject>>(Records, StringComparer.Ordinal) { [entity] = copies });
    }

    private static IReadOnlyList<JsonObject> Copies(JsonArray rows) => [.. rows.Select(row => row!.DeepClone().AsObject())];
}
