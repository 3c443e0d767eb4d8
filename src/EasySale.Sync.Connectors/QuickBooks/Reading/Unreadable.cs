using System.Text.Json;
using EasySale.Sync.Connectors.QuickBooks.Wire;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Failures;

namespace EasySale.Sync.Connectors.QuickBooks.Reading;

/// <summary>Rows that cannot be read, each by itself: a bad one does not take its page along.</summary>
internal static class Unreadable
{
    private const string Code = QuickBooksErrors.Prefix + "unreadable_record";

    /// <summary>A row as a record, or why it is none.</summary>
    /// <param name="row">The row.</param>
    /// <param name="position">Its place in the page, the name of a row without an id.</param>
    /// <param name="entity">What it is.</param>
    /// <param name="map">Row in, record out.</param>
    public static SourceItem Or(JsonElement row, int position, string entity, Func<JsonElement, CommerceRecord> map)
    {
        try
        {
            return SourceItem.Of(map(row));
        }
        catch (JsonException fault)
        {
            return Item(row, position, FailureCause.FixRecord, $"{entity} {Name(row, position)} cannot be read: its {fault.Path} {fault.Message}. Correct it in QuickBooks.", fault);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            return Item(row, position, FailureCause.OurBug, $"{entity} {Name(row, position)} cannot be read because of a fault of ours.", fault);
        }
    }

    /// <summary>QuickBooks fails when it is asked for this very entity.</summary>
    public static SyncException Poisoned(string entity, string name, SyncException failure) => new(
        FailureCause.FixRecord,
        Code,
        $"QuickBooks fails to tell of {entity} {name}. Most often an e-mail address there is not valid: open it in QuickBooks and save it anew.",
        failure.Detail,
        failure);

    private static SourceItem Item(JsonElement row, int position, FailureCause cause, string message, Exception fault) => SourceItem.Unreadable(
        Name(row, position), new SyncException(cause, Code, message, $"{fault.GetType().Name} at {(fault as JsonException)?.Path ?? "?"}", fault));

    private static string Name(JsonElement row, int position) => row.Text("Id") ?? $"row {position + 1}";
}
