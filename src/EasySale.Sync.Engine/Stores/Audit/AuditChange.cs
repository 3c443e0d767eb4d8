using System.Text.Json;

namespace EasySale.Sync.Engine.Stores.Audit;

/// <summary>One value that was changed; texts are masked, they may be about people.</summary>
/// <param name="Path">Where, such as <c>record.Line[0].Amount</c>.</param>
/// <param name="Before">JSON text; null when it was not there.</param>
/// <param name="After">JSON text; null when it is gone.</param>
public sealed record AuditChange(string Path, string? Before, string? After)
{
    /// <summary>A change of a plain text that is about nobody: an address of ours, a word.</summary>
    public static AuditChange Of(string path, string? before, string? after) => new(path, Json(before), Json(after));

    private static string? Json(string? text) => text is null ? null : JsonSerializer.Serialize(text);
}
