using EasySale.Sync.Connectors.QuickBooks.Company;
using EasySale.Sync.Engine.Commerce;

namespace EasySale.Sync.Connectors.Tests.QuickBooks.Money;

/// <summary>A shop with the books it is posted to: rates by tax class, the first being the standard class.</summary>
internal sealed record Shop(string Name, CompanyProfile Company, string Currency, OrderTax[][] Classes)
{
    private static readonly OrderTax Gst = Rate("7", "GST", 5, "CA-BC-GST-1");
    private static readonly OrderTax Pst = Rate("14", "PST", 7, "CA-BC-PST-2");
    private static readonly OrderTax Qst = Rate("17", "QST", 9.975m, "CA-QC-QST-2");
    private static readonly OrderTax Zero = Rate("31", "Zero rated", 0, "CA-ZERO RATED-1");

    public static readonly Shop[] All =
    [
        new("US, manual, one rate", Companies.UsManual, "USD", [[Rate("1", "California", 8, "US-CA-CALIFORNIA-1")], []]),
        new("US, manual, two rates", Companies.UsManual, "USD", [[Rate("1", "State", 5.6m, "US-AZ-STATE-1"), Rate("2", "City", 2.6m, "US-AZ-CITY-2")], []]),
        new("US, automated", Companies.UsAutomated, "USD", [[Rate("1", "State", 7.25m, "US-CA-STATE-1"), Rate("2", "District", 1.375m, "US-CA-DISTRICT-2")], []]),
        new("British Columbia", Companies.Canada, "CAD", [[Gst, Pst], [Gst], [Zero], []]),
        new("Quebec", Companies.Canada, "CAD", [[Gst, Qst], [Gst], [Zero], []]),
        new("Ontario, in dollars", Companies.Canada, "USD", [[Rate("1", "HST", 13, "CA-ON-HST-1")], [Zero], []]),
        new("Ontario, in yen", Companies.Canada, "JPY", [[Rate("1", "HST", 13, "CA-ON-HST-1")], [Zero], []]),
        new("United Kingdom", Companies.Kingdom, "GBP", [[Rate("1", "VAT", 20, "GB-VAT-1")], [Rate("2", "VAT", 5, "GB-VAT-1")], [Rate("3", "Zero", 0, "GB-ZERO-1")], []]),
        new("No tax", Companies.NoTax, "USD", [[]]),
    ];

    public decimal Unit => Currency == "JPY" ? 1 : 0.01m;

    public OrderTax[] Rates => [.. Classes.SelectMany(rates => rates).DistinctBy(rate => rate.RateId)];

    /// <summary>The books take the shop's tax as it is.</summary>
    public bool TaxIsTold => Company == Companies.Canada || Company == Companies.UsAutomated || Company == Companies.NoTax;

    public OrderTax[] Class(int number) => Classes[number % Classes.Length];

    public override string ToString() => Name;

    private static OrderTax Rate(string id, string label, decimal percent, string code) =>
        new() { Id = id, RateId = id, Label = label, RatePercent = percent, RateCode = code };
}
