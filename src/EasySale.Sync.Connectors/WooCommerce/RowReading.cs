using System.Globalization;
using System.Text.Json;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Failures;

namespace EasySale.Sync.Connectors.WooCommerce;

/// <summary>Reads a row by itself, so that a bad one does not take its page along.</summary>
internal static class RowReading
{
    private const string WrongKind = "has a value of the wrong kind";

    /// <param name="row">The row.</param>
    /// <param name="position">Its place in the page, the name of a row without an id.</param>
    /// <param name="what">What the merchant calls it.</param>
    /// <param name="map">Row in, record out.</param>
    public static SourceItem Read(Row row, int position, string what, Func<Row, CommerceRecord> map)
    {
        try
        {
            return SourceItem.Of(map(row));
        }
        catch (JsonException fault)
        {
            return Unreadable(row, position, FailureCause.FixRecord, $"{what} {Name(row, position)} cannot be read: {Problem(fault)}. " +
                "Correct it in WooCommerce; if it looks right there, a plugin changes what the shop tells.", fault);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            return Unreadable(row, position, FailureCause.OurBug, $"{what} {Name(row, position)} cannot be read because of a fault of ours.", fault);
        }
    }

    private static SourceItem Unreadable(Row row, int position, FailureCause cause, string message, Exception fault) =>
        SourceItem.Unreadable(Name(row, position), new SyncException(
            cause, "woocommerce.unreadable_record", message, $"{fault.GetType().Name} at {(fault as JsonException)?.Path ?? "?"}", fault));

    private static string Name(Row row, int position) => row.Id?.ToString(CultureInfo.InvariantCulture) ?? $"row {position + 1}";

    private static string Problem(JsonException fault)
    {
        var field = fault.Path?.TrimStart('$', '.');
        if (!string.IsNullOrEmpty(field)) return $"its field {field} {(fault.Message.StartsWith("is ", StringComparison.Ordinal) ? fault.Message : WrongKind)}";
        var missing = fault.Message.Split('\'').Where((_, index) => index % 2 == 1).Skip(1).ToArray();
        return missing.Length > 0 ? $"it lacks {string.Join(", ", missing)}" : $"it {WrongKind}";
    }
}
