using System.Text.Json;
using EasySale.Sync.Engine.Operations.Inputs;

namespace EasySale.Sync.Engine.Operations.Routes;

/// <summary>Which route's records are to be matched, and from where on.</summary>
/// <param name="Route">The route.</param>
/// <param name="Cursor">The next cursor of an earlier answer; null for the beginning.</param>
public sealed record AutoMapInput(RouteName Route, string? Cursor)
{
    private const int LongestCursor = 16_000;

    /// <exception cref="Problems.ProblemException">A field is wrong (400, all of them named).</exception>
    public static AutoMapInput Read(JsonElement? body)
    {
        var errors = new InputErrors();
        var fields = new JsonInput(body, errors);
        var input = new AutoMapInput(RouteName.Read(fields)!, fields.Text("cursor", LongestCursor));
        fields.Close();
        errors.ThrowIfAny();
        return input;
    }
}
