using System.Text.Json;
using EasySale.Sync.Engine.Operations.Inputs;

namespace EasySale.Sync.Engine.Operations.Sandbox;

/// <summary>Switches sandbox mode.</summary>
/// <param name="Enabled">On or off.</param>
public sealed record SandboxInput(bool Enabled)
{
    /// <exception cref="Problems.ProblemException">A field is missing or wrong (400).</exception>
    public static SandboxInput Read(JsonElement? body)
    {
        var errors = new InputErrors();
        var fields = new JsonInput(body, errors);
        if (!fields.Has("enabled")) fields.Wrong("enabled", "Must be true or false.");
        var enabled = fields.Flag("enabled");
        fields.Close();
        errors.ThrowIfAny();
        return new SandboxInput(enabled!.Value);
    }
}
