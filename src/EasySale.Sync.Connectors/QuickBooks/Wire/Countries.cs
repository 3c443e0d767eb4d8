using System.Globalization;

namespace EasySale.Sync.Connectors.QuickBooks.Wire;

/// <summary>Countries as the books tell them: what was typed, or since 2025 a code of three letters.</summary>
internal static class Countries
{
    private const int Alpha2 = 2;

    private static readonly Dictionary<string, string> Codes = Regions()
        .SelectMany(region => new[] { region.ThreeLetterISORegionName, region.EnglishName }.Select(word => (word, region.TwoLetterISORegionName)))
        .Where(pair => pair.word.Length > Alpha2 && pair.TwoLetterISORegionName.Length == Alpha2 && pair.TwoLetterISORegionName.All(char.IsAsciiLetterUpper))
        .DistinctBy(pair => pair.word, StringComparer.OrdinalIgnoreCase)
        .ToDictionary(pair => pair.word, pair => pair.TwoLetterISORegionName, StringComparer.OrdinalIgnoreCase);

    /// <summary>The ISO 3166-1 alpha-2 code of a code or English name; other texts as they are.</summary>
    public static string? Of(string? text) => text?.Trim() switch
    {
        null or "" => null,
        { Length: Alpha2 } code => code.ToUpperInvariant(),
        var word => Codes.GetValueOrDefault(word, word),
    };

    private static IEnumerable<RegionInfo> Regions() => CultureInfo.GetCultures(CultureTypes.SpecificCultures).Select(culture => new RegionInfo(culture.Name));
}
