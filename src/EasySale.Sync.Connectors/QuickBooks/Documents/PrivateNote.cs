using System.Text.Json;
using EasySale.Sync.Connectors.QuickBooks.Money;
using EasySale.Sync.Engine.Connecting;

namespace EasySale.Sync.Connectors.QuickBooks.Documents;

/// <summary>The note only the bookkeeper sees: what has no field of its own, and the marker as its last line.</summary>
internal static class PrivateNote
{
    /// <param name="body">The document.</param>
    /// <param name="marker">See <see cref="Marker"/>; never cut.</param>
    /// <param name="lines">Each on a line of its own; nulls are left out.</param>
    public static void Note(this Utf8JsonWriter body, string marker, params IEnumerable<string?> lines)
    {
        var told = DocumentText.Of(string.Join('\n', lines.OfType<string>()), TextLimits.PrivateNote - marker.Length - 1);
        body.WriteText("PrivateNote", told is null ? marker : $"{told}\n{marker}");
    }
}
