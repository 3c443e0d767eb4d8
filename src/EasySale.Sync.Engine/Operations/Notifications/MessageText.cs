using System.Globalization;
using System.Text;
using EasySale.Sync.Engine.Stores.Notifications;

namespace EasySale.Sync.Engine.Operations.Notifications;

/// <summary>A message in words. Pure.</summary>
internal static class MessageText
{
    /// <summary>One line: the severity and what happened.</summary>
    public static string Title(Delivery delivery)
    {
        var first = delivery.Events[0].Title.ReplaceLineEndings(" ");
        return delivery.Count == 1
            ? $"[{delivery.Severity}] {first}"
            : $"[{delivery.Severity}] {delivery.Count.ToString(CultureInfo.InvariantCulture)} times: {first}";
    }

    /// <summary>All of it, as plain text.</summary>
    public static string Body(Delivery delivery, Runbook runbook)
    {
        var text = new StringBuilder();
        foreach (var one in delivery.Events) Append(text, one);
        if (delivery.Count > delivery.Events.Count) text.Append(CultureInfo.InvariantCulture, $"… and {delivery.Count - delivery.Events.Count} more.\n\n");
        return text.Append(CultureInfo.InvariantCulture, $"More about it: {runbook.Of(delivery.Kind)}\n").ToString();
    }

    private static void Append(StringBuilder text, NotificationEvent one)
    {
        text.Append(CultureInfo.InvariantCulture, $"{one.At.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC: {one.Title}\n{one.Text}\n");
        if (one.Records.Count > 0) text.Append(CultureInfo.InvariantCulture, $"Records: {string.Join(", ", one.Records)}\n");
        text.Append(CultureInfo.InvariantCulture, $"What to do: {one.Advice}\n\n");
    }
}
