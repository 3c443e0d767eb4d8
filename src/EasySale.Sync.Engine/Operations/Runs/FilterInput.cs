using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Operations.Inputs;

namespace EasySale.Sync.Engine.Operations.Runs;

/// <summary>Reads <c>filters</c> of a start.</summary>
internal static class FilterInput
{
    private const int MostStatuses = 20;
    private static readonly string[] WithStatus = ["orders", "products"];

    public static RecordFilter Read(JsonInput fields, string entity)
    {
        var filter = new RecordFilter
        {
            Statuses = fields.Texts("status", singleAllowed: true, numbersAllowed: false, MostStatuses) ?? [],
            Paid = fields.Choice("paymentStatus", ["paid", "unpaid"]) switch { "paid" => true, "unpaid" => false, _ => null },
            CreatedFrom = Instant(fields, "dateFrom", endOfDay: false),
            CreatedTo = Instant(fields, "dateTo", endOfDay: true),
        };
        fields.Close();
        if (filter.Statuses.Count > 0 && !WithStatus.Contains(entity)) fields.Wrong("status", $"Filters {string.Join(" and ", WithStatus)} only, each started by itself.");
        if (filter.Paid is not null && entity != "orders") fields.Wrong("paymentStatus", "Filters orders only, started by themselves.");
        if (filter.CreatedFrom >= filter.CreatedTo) fields.Wrong("dateTo", "Must be later than dateFrom.");
        return filter;
    }

    private static DateTimeOffset? Instant(JsonInput fields, string name, bool endOfDay)
    {
        if (fields.Text(name) is not { } text) return null;
        var instant = InstantText.Parse(text, endOfDay);
        if (instant is null) fields.Wrong(name, InstantText.Allowed);
        return instant;
    }
}
