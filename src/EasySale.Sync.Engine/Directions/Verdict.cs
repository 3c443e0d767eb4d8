using System.Text.Json;
using EasySale.Sync.Engine.Stores.Conflicts;

namespace EasySale.Sync.Engine.Directions;

/// <summary>How a collision is decided.</summary>
/// <param name="OursWin">Our side is right; null while nobody has decided.</param>
/// <param name="Conflict">What people see of it; null where a strategy settles it without a trace.</param>
/// <param name="Custom">Values a person gave instead of either side's.</param>
internal sealed record Verdict(bool? OursWin, Conflict? Conflict = null, JsonElement? Custom = null);
