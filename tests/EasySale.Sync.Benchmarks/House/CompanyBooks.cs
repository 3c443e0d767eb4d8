using System.Globalization;
using System.Text.Json.Nodes;
using EasySale.Sync.Simulators.QuickBooks;
using EasySale.Sync.Simulators.QuickBooks.Books;

namespace EasySale.Sync.Benchmarks.House;

/// <summary>Canadian companies that know the recorded shop's rates and currencies, and how a connection to one is set.</summary>
internal static class CompanyBooks
{
    /// <summary>So many companies, alike but for their realm.</summary>
    public static IReadOnlyList<CompanySeed> Seeds(int count) => [.. Enumerable.Range(1, count).Select(Seed)];

    public static Dictionary<string, string> Settings(QuickBooksSimulator books, int company, params IEnumerable<(string Name, string Value)> more)
    {
        var settings = CanadianConnection.Settings(books, books.Companies[company].RealmId)
            .ToDictionary(one => one.Key, one => one.Value is JsonValue text ? text.GetValue<string>() : one.Value!.ToJsonString());
        foreach (var (name, value) in more) settings[name] = value;
        return settings;
    }

    private static CompanySeed Seed(int number)
    {
        var seed = CompanySeed.Named(CanadianConnection.Seed);
        var document = new JsonObject { ["realmId"] = (long.Parse(seed.RealmId, CultureInfo.InvariantCulture) + number).ToString(CultureInfo.InvariantCulture) };
        foreach (var (entity, rows) in seed.Records) document[entity] = new JsonArray([.. rows.Select(row => row.DeepClone())]);
        return CompanySeed.Parse(document);
    }
}
