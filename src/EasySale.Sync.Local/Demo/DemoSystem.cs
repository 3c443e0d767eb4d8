using System.Text.Json.Nodes;

namespace EasySale.Sync.Local.Demo;

/// <summary>One system the demo connects: simulated here, or real.</summary>
/// <param name="Id">The connection's id.</param>
/// <param name="Platform">Its platform.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Settings">Fields that are no secrets.</param>
/// <param name="Secrets">Fields that are.</param>
/// <param name="IsReal">Not started by us.</param>
internal sealed record DemoSystem(string Id, string Platform, string Name, JsonObject Settings, JsonObject Secrets, bool IsReal)
{
    public JsonObject Body() => new()
    {
        ["id"] = Id,
        ["platform"] = Platform,
        ["name"] = Name,
        ["settings"] = Settings.DeepClone(),
        ["secrets"] = Secrets.DeepClone(),
    };
}
