using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Operations.Inputs;

namespace EasySale.Sync.Engine.Operations.Runs;

/// <summary>How callers spell what a run is about.</summary>
internal static class ModeInput
{
    private static readonly string[] Allowed = [.. Enum.GetNames<SyncMode>().Select(name => name.ToLowerInvariant())];

    public static SyncMode? Read(JsonInput fields, string name) =>
        fields.Choice(name, Allowed) is { } mode ? Enum.Parse<SyncMode>(mode, ignoreCase: true) : null;
}
