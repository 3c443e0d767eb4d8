using System.Text.Json;
using EasySale.Sync.Engine.Operations.Inputs;
using EasySale.Sync.Engine.Stores.Conflicts;

namespace EasySale.Sync.Engine.Operations.Conflicts;

/// <summary>What a person decides about a conflict.</summary>
/// <param name="Choice">accept, reject or custom.</param>
/// <param name="Custom">With custom: the values; else null.</param>
public sealed record ResolutionInput(ConflictChoice Choice, JsonElement? Custom)
{
    private static readonly string[] Choices = ["accept", "reject", "custom"];

    /// <exception cref="Problems.ProblemException">A field is wrong (400, all of them named).</exception>
    public static ResolutionInput Read(JsonElement? body)
    {
        var errors = new InputErrors();
        var fields = new JsonInput(body, errors);
        var input = Read(fields, body);
        fields.Close();
        errors.ThrowIfAny();
        return input!;
    }

    internal static ResolutionInput? Read(JsonInput fields, JsonElement? body)
    {
        var choice = fields.Choice("resolution", Choices);
        if (!fields.Has("resolution")) fields.Wrong("resolution", $"Allowed: {string.Join(", ", Choices)}.");
        var custom = fields.Has("customData") ? body!.Value.GetProperty("customData") : default(JsonElement?);
        if (choice == "custom" && custom is not { ValueKind: JsonValueKind.Object }) fields.Wrong("customData", "Must be an object with the values that are to hold.");
        if (choice != "custom" && custom is not null) fields.Wrong("customData", "Only with the resolution custom.");
        return choice is null ? null : new ResolutionInput(Enum.Parse<ConflictChoice>(choice, ignoreCase: true), custom?.Clone());
    }
}
