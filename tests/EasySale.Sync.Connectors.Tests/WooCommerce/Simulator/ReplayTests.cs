using System.Text.Json.Nodes;
using EasySale.Sync.Simulators.WooCommerce;

namespace EasySale.Sync.Connectors.Tests.WooCommerce.Simulator;

/// <summary>The recordings, replayed against a fresh store: status, paging and other headers, and the whole body.</summary>
public sealed class ReplayTests
{
    private static readonly string[] Headers =
        ["X-WP-Total", "X-WP-TotalPages", "Link", "Allow", "Location", "Content-Type", "Cache-Control", "Expires", "Vary", "X-Robots-Tag"];

    public static TheoryData<string> Recordings => [.. new[] { "corpus", "lists", "single", "filters", "errors" }
        .SelectMany(Recording.In).Where(name => !ReplayExceptions.Untold.ContainsKey(name))];

    [Theory]
    [MemberData(nameof(Recordings))]
    public async Task A_fresh_store_answers_as_recorded(string name)
    {
        await using var store = await WooCommerceSimulator.StartAsync(new() { Keys = RecordedKeys.All }, TestContext.Current.CancellationToken);
        using var caller = new RecordedCaller(store);
        foreach (var earlier in ReplayExceptions.Before(name))
            (await caller.SendAsync(Recording.Read(earlier))).Dispose();
        var recording = Recording.Read(name);
        store.Shop.Clock.Set(recording.Date);

        using var answer = await caller.SendAsync(recording);

        Assert.Equal(recording.Status, (int)answer.StatusCode);
        Assert.Equal(Sent(recording), Sent(answer));
        var body = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Equal(Expected(recording), body.Length == 0 ? null : ReplayExceptions.Comparable(name, JsonNode.Parse(body)), JsonEquality.Comparer);
    }

    private static JsonNode? Expected(Recording recording) =>
        recording.Body is JsonValue text && text.ToString().Length == 0 ? null : ReplayExceptions.Comparable(recording.Name, recording.Body);

    private static string Sent(Recording recording) => string.Join('\n', Headers.Select(h => $"{h}: {recording.Header(h)}"));

    private static string Sent(HttpResponseMessage answer) => string.Join('\n', Headers.Select(h => $"{h}: {Header(answer, h)}"));

    private static string? Header(HttpResponseMessage answer, string name) =>
        answer.Headers.NonValidated.TryGetValues(name, out var values) || answer.Content.Headers.NonValidated.TryGetValues(name, out values)
            ? values.ToString() : null;
}
