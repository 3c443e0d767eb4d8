using System.Text.Json;
using EasySale.Sync.Engine.Operations.Problems;

namespace EasySale.Sync.Engine.Operations.Inputs;

/// <summary>A request's body as a JSON object.</summary>
public static class JsonBody
{
    /// <summary>More than any request of ours needs.</summary>
    public const int MostBytes = 1_000_000;

    /// <summary>The object; null for an empty body.</summary>
    /// <exception cref="ProblemException">The body is no JSON object (400).</exception>
    public static JsonElement? Parse(ReadOnlyMemory<byte> body)
    {
        if (body.Span.Trim(" \t\r\n"u8).IsEmpty) return null;
        try
        {
            using var document = JsonDocument.Parse(body, new JsonDocumentOptions { AllowDuplicateProperties = false });
            if (document.RootElement.ValueKind == JsonValueKind.Object) return document.RootElement.Clone();
        }
        catch (JsonException fault)
        {
            throw new ProblemException(KnownProblems.BadJson($"Line {fault.LineNumber + 1}, byte {fault.BytePositionInLine + 1}: the JSON is broken there, or repeats a field."));
        }

        throw new ProblemException(KnownProblems.BadJson("The body must be a JSON object: { … }."));
    }
}
