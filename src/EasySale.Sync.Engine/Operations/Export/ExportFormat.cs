namespace EasySale.Sync.Engine.Operations.Export;

/// <summary>The forms a table can be taken away in.</summary>
public enum ExportFormat
{
    /// <summary>RFC 4180, UTF-8, lines ended by CR LF.</summary>
    Csv,

    /// <summary>One array of objects, spelled as the API spells its answers.</summary>
    Json,

    /// <summary>A4 pages, for people.</summary>
    Pdf,
}
