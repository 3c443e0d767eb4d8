using System.Text.Json;
using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Operations.Inputs;
using EasySale.Sync.Engine.Operations.Problems;
using EasySale.Sync.Functions.Callers;
using Microsoft.AspNetCore.Http;

namespace EasySale.Sync.Functions.Http;

/// <summary>What a request says.</summary>
internal static class RequestBody
{
    /// <summary>The body as a JSON object, null when there is none. Whoever lacks the role is told so, whatever the body says.</summary>
    /// <exception cref="ProblemException">The role is missing (403), no JSON object (400), or too large (413).</exception>
    public static Task<JsonElement?> ReadObject(this HttpRequest request, Role role, CancellationToken cancellation)
    {
        request.Caller(role);
        return request.ReadOpenObject(cancellation);
    }

    /// <summary>The same on a route that is open to everybody.</summary>
    /// <exception cref="ProblemException">No JSON object (400), or too large (413).</exception>
    public static async Task<JsonElement?> ReadOpenObject(this HttpRequest request, CancellationToken cancellation) =>
        JsonBody.Parse(await request.ReadBytes(JsonBody.MostBytes, TooLarge, cancellation));

    /// <summary>The raw body.</summary>
    /// <exception cref="ProblemException">It is too large.</exception>
    public static async Task<ReadOnlyMemory<byte>> ReadBytes(this HttpRequest request, int most, Problem tooLarge, CancellationToken cancellation)
    {
        using var body = new MemoryStream();
        var buffer = new byte[16 * 1024];
        while (await request.Body.ReadAsync(buffer, cancellation) is > 0 and var read)
        {
            if (body.Length + read > most) throw new ProblemException(tooLarge);
            body.Write(buffer, 0, read);
        }

        return body.GetBuffer().AsMemory(0, (int)body.Length);
    }

    public static ListInput ReadList(this HttpRequest request) => new(name => request.Query[name].FirstOrDefault());

    private static Problem TooLarge => new("too-large", "The body is too large", StatusCodes.Status413PayloadTooLarge, $"At most {JsonBody.MostBytes} bytes are read.");
}
