namespace EasySale.Sync.Connectors.QuickBooks;

/// <summary>A fault's facts, without its texts: those quote names and values of the record. It travels as the inner exception of a failure.</summary>
/// <param name="code">The first error's code, such as <c>6240</c>; null where none could be read.</param>
/// <param name="all">Codes of all its errors.</param>
internal sealed class Fault(string? code, IReadOnlyList<string> all) : Exception($"fault {string.Join(", ", all)}")
{
    public string? Code { get; } = code;

    public IReadOnlyList<string> All { get; } = all;

    /// <summary>The property the books point at, such as <c>CustomerRef</c>.</summary>
    public string? Element { get; init; }

    /// <summary>A rule about tax is broken (code 6000 stands for many rules).</summary>
    public bool IsAboutTax { get; init; }

    /// <summary>The books could not work out the tax just now; the same again may pass.</summary>
    public bool IsTaxHiccup { get; init; }

    /// <summary>For a number that is taken: entity of the document that has it.</summary>
    public string? HolderEntity { get; init; }

    /// <summary>For a number that is taken: id of the document that has it.</summary>
    public string? HolderId { get; init; }
}
