using EasySale.Sync.Connectors.QuickBooks.Company;
using EasySale.Sync.Connectors.QuickBooks.Money;

namespace EasySale.Sync.Connectors.Tests.QuickBooks.Money;

internal static class FormChecks
{
    /// <summary>Nothing the API is known to refuse.</summary>
    public static void CanBePosted(SalesForm form, CompanyProfile company)
    {
        Assert.NotEmpty(form.Lines);
        Assert.All(form.Lines, line => Assert.True(line.Amount >= 0));
        Assert.True(form.Lines.Count(line => line.Kind == FormLineKind.Discount) <= 1);
        Assert.All(form.Lines.Where(line => line.UnitPrice is not null), line =>
            Assert.Equal(line.Amount, Math.Round(Math.Round(line.UnitPrice!.Value, 7) * line.Quantity!.Value, 2, MidpointRounding.AwayFromZero)));
        if (company.TaxModel == TaxModel.PerLine) Assert.All(form.Lines, line => Assert.NotNull(line.TaxCode));
        Assert.All(form.Lines.Where(line => line.Kind == FormLineKind.Sale), line => Assert.NotNull(line.ItemId));
    }
}
