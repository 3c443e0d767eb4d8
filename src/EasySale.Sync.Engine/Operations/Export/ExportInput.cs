using EasySale.Sync.Engine.Operations.Inputs;

namespace EasySale.Sync.Engine.Operations.Export;

/// <summary>How a caller wants a table.</summary>
/// <param name="Format">Which form.</param>
/// <param name="HasMark">CSV begins with a byte order mark: Excel takes a file without one for another encoding.</param>
public sealed record ExportInput(ExportFormat Format, bool HasMark = true)
{
    private static readonly string[] Tables = ["csv", "json"];
    private static readonly string[] Papers = ["json", "csv", "pdf"];
    private static readonly string[] Answers = ["true", "false"];

    /// <summary><c>format=csv|json</c> (default csv) and <c>bom=true|false</c> (default true).</summary>
    public static ExportInput ReadTable(ListInput input) => Read(input, Tables);

    /// <summary><c>format=json|csv|pdf</c> (default json) and <c>bom</c>.</summary>
    public static ExportInput ReadReport(ListInput input) => Read(input, Papers);

    private static ExportInput Read(ListInput input, string[] allowed) => new(
        Enum.Parse<ExportFormat>(input.Choice("format", allowed) ?? allowed[0], ignoreCase: true), input.Choice("bom", Answers) != "false");
}
