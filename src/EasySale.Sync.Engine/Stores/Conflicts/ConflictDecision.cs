using System.Text.Json;

namespace EasySale.Sync.Engine.Stores.Conflicts;

/// <summary>How a conflict ends.</summary>
/// <param name="Choice">What holds.</param>
/// <param name="By">The user's id, or <c>system</c>.</param>
/// <param name="At">When.</param>
/// <param name="Custom">The values given, by field; only with <see cref="ConflictChoice.Custom"/>.</param>
public sealed record ConflictDecision(ConflictChoice Choice, string By, DateTimeOffset At, JsonElement? Custom = null)
{
    public const string BySystem = "system";

    /// <summary>The field of <see cref="Custom"/> that names the one chosen of several candidates.</summary>
    public const string TargetId = "targetId";

    /// <summary>The candidate that such values name.</summary>
    public static string ChosenIn(JsonElement custom) => custom.GetProperty(TargetId).GetString()!;
}
