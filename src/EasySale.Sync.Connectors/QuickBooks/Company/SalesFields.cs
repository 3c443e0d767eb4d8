using System.Text.Json;
using EasySale.Sync.Connectors.QuickBooks.Wire;

namespace EasySale.Sync.Connectors.QuickBooks.Company;

/// <summary>Reads which custom fields of sales forms are switched on, and what they are called.</summary>
internal static class SalesFields
{
    private const string Use = "SalesFormsPrefs.UseSalesCustom";
    private const string Name = "SalesFormsPrefs.SalesCustomName";

    /// <param name="sales">The part SalesFormsPrefs of the preferences.</param>
    /// <returns>Definition id → name, for those switched on.</returns>
    public static IReadOnlyDictionary<string, string> Of(JsonElement sales)
    {
        var rows = Entries(sales).SelectMany(Entries).Where(row => row.Text("Name") is not null).ToLookup(row => row.Text("Name")!);
        return new[] { "1", "2", "3" }.Where(id => rows[Use + id].Any(row => row.Flag("BooleanValue")))
            .ToDictionary(id => id, id => rows[Name + id].Select(row => row.Text("StringValue")).FirstOrDefault() ?? "");
    }

    private static IEnumerable<JsonElement> Entries(JsonElement json) =>
        json.Part("CustomField") is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray() : [];
}
