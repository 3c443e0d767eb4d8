namespace EasySale.Sync.Connectors.QuickBooks.Company;

/// <summary>How a company's sales tax works: it decides what a document must say and who computes.</summary>
internal enum TaxModel
{
    /// <summary>Sales tax is off; whatever a document says about it is ignored.</summary>
    None,

    /// <summary>US, one tax code per document; the books compute on the taxable total.</summary>
    UsManual,

    /// <summary>US, the books find the rates; an amount that is sent is kept.</summary>
    UsAutomated,

    /// <summary>Everywhere else: a tax code on every line, rounded line by line.</summary>
    PerLine,
}
