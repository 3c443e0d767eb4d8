using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using EasySale.Sync.Engine.Failures;

namespace EasySale.Sync.Engine.Connecting;

/// <summary>Where the next page starts, in the source's own spelling. At most 16,000 characters; no personal data.</summary>
/// <param name="Text">Opaque to everybody but the stream that made it.</param>
public sealed record Cursor(string Text)
{
    private const string Unreadable = "bad_cursor";

    /// <summary>A stream could not read its cursor.</summary>
    public static bool IsUnreadable(SyncException fault) => fault.Code.EndsWith($".{Unreadable}", StringComparison.Ordinal);

    /// <summary>The state a stream wrote as JSON.</summary>
    /// <param name="shape">The state's type.</param>
    /// <param name="prefix">What the connector's failure codes begin with, such as <c>shop.</c></param>
    /// <exception cref="SyncException">The stream wrote no such text (<see cref="FailureCause.OurBug"/>).</exception>
    public T Read<T>(JsonTypeInfo<T> shape, string prefix)
    {
        try
        {
            return JsonSerializer.Deserialize(Text, shape) ?? throw Lost(prefix, null);
        }
        catch (JsonException fault)
        {
            throw Lost(prefix, fault);
        }
    }

    private SyncException Lost(string prefix, JsonException? fault) =>
        new(FailureCause.OurBug, prefix + Unreadable, "The run lost its place. Start it again.", $"cursor of {Text.Length} characters", fault);
}
