using System.Globalization;
using System.Text.Json.Nodes;
using EasySale.Sync.Simulators.QuickBooks.Books.Faults;
using EasySale.Sync.Simulators.QuickBooks.Books.Rules;
using EasySale.Sync.Simulators.QuickBooks.Books.Schema;
using EasySale.Sync.Simulators.QuickBooks.Books.State;

namespace EasySale.Sync.Simulators.QuickBooks.Books.Requests;

/// <summary>The one way to make tax codes and rates. Neither request nor answer is wrapped.</summary>
internal sealed class TaxService(Office office)
{
    private readonly ShapeRules _shape = new(SchemaBook.Instance, office.Switches);

    public JsonObject Create(JsonObject body)
    {
        var row = _shape.Writable(SchemaBook.Instance.Entities["TaxService"], body);
        var name = row.Text("TaxCode") ?? throw Fault.Missing("TaxCode");
        if (row.Rows("TaxRateDetails").Count == 0) throw Fault.Missing("TaxRateDetails");
        if (office.Ledger.All("TaxCode").FirstOrDefault(code => string.Equals(code.Text("Name"), name, StringComparison.OrdinalIgnoreCase)) is { } holder)
            throw Fault.DuplicateId(holder.Id());
        var order = 0;
        var details = new JsonArray();
        foreach (var detail in row.Rows("TaxRateDetails")) details.Add(Rate(detail, order++));
        var code = new JsonObject
        {
            ["Name"] = name,
            ["Description"] = name,
            ["Active"] = true,
            ["Hidden"] = false,
            ["Taxable"] = true,
            ["TaxGroup"] = true,
            ["SalesTaxRateList"] = new JsonObject { ["TaxRateDetail"] = details },
            ["PurchaseTaxRateList"] = new JsonObject { ["TaxRateDetail"] = new JsonArray() },
        };
        office.Ledger.Add("TaxCode", code);
        row["TaxCodeId"] = code.Id();
        return row;
    }

    /// <summary>An existing rate by its id, or a new one of an agency.</summary>
    private JsonObject Rate(JsonObject detail, int order)
    {
        var rate = detail.Text("TaxRateId") is { } id ? office.Ledger.Find("TaxRate", id) ?? throw Fault.BadReference() : Added(detail);
        detail["TaxRateId"] = rate.Id();
        if (detail.Number("RateValue") is { } percent) detail["RateValue"] = percent.ToString(CultureInfo.InvariantCulture);
        return new JsonObject
        {
            ["TaxRateRef"] = new JsonObject { ["value"] = rate.Id(), ["name"] = rate.Text("Name") },
            ["TaxTypeApplicable"] = "TaxOnAmount",
            ["TaxOrder"] = order,
        };
    }

    private JsonObject Added(JsonObject detail)
    {
        var name = detail.Text("TaxRateName") ?? throw Fault.Missing("TaxRateName");
        var percent = detail.Number("RateValue") ?? throw Fault.Missing("RateValue");
        var agency = detail.Text("TaxAgencyId") ?? throw Fault.Missing("TaxAgencyId");
        if (office.Ledger.Find("TaxAgency", agency) is null) throw Fault.BadReference();
        if (percent is < 0m or > 100m) throw Fault.Number("RateValue");
        var rate = new JsonObject
        {
            ["Name"] = name,
            ["Description"] = name,
            ["Active"] = true,
            ["RateValue"] = Money.Json(percent),
            ["AgencyRef"] = new JsonObject { ["value"] = agency },
            ["SpecialTaxType"] = "NONE",
            ["DisplayType"] = "ReadOnly",
        };
        office.Ledger.Add("TaxRate", rate);
        return rate;
    }
}
