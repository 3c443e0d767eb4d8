using System.Text.Json.Nodes;

namespace EasySale.Sync.Local.Demo;

/// <summary>Connects the demo's systems and runs the first sync, all through the API.</summary>
internal sealed class DemoSync(DemoApi api, TimeProvider time)
{
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(400);
    private string? _shown;

    /// <summary>Creates or updates the connections, takes simulated ones of earlier starts away, and tests them.</summary>
    public async Task Connect(DemoSystems systems, CancellationToken cancellation)
    {
        var known = (await api.Get("/api/integrations/connections", cancellation))["items"]!.AsArray()
            .Select(connection => connection!["id"]!.GetValue<string>()).ToHashSet();
        foreach (var old in known.Where(id => id.StartsWith("demo-", StringComparison.Ordinal)))
            await api.Delete($"/api/integrations/connections/{old}", cancellation);
        foreach (var system in systems.All)
        {
            if (known.Contains(system.Id)) await api.Put($"/api/integrations/connections/{system.Id}", system.Body(), cancellation);
            else await api.Post("/api/integrations/connections", system.Body(), cancellation);
            await Test(system, cancellation);
        }
    }

    /// <summary>A full sync of every kind both sides know. Returns the run's status answer.</summary>
    public async Task<JsonObject> Run(DemoSystem source, DemoSystem target, CancellationToken cancellation)
    {
        var start = new JsonObject { ["mode"] = "full", ["source"] = source.Id, ["target"] = target.Id };
        var path = (await api.Post("/api/sync/all", start, cancellation))["links"]!["status"]!.GetValue<string>();
        while (true)
        {
            var status = await api.Get(path, cancellation);
            ShowProgress(status);
            if (status["finishedAt"] is not null) return status;
            await Task.Delay(Pace, time, cancellation);
        }
    }

    private async Task Test(DemoSystem system, CancellationToken cancellation)
    {
        var test = await api.Post($"/api/integrations/connections/{system.Id}/test", null, cancellation);
        foreach (var check in test["checks"]!.AsArray())
            Console.WriteLine($"  {(check!["ok"]!.GetValue<bool>() ? "ok  " : "FAIL")} {system.Name}: {check["capability"]} - {check["message"]}");
    }

    private void ShowProgress(JsonObject status)
    {
        var steps = status["steps"]!.AsArray().Select(step => $"{step!["entity"]} {step["counts"]!["read"]}{(step["state"]?.ToString() == "done" ? " done" : "")}");
        var waiting = status["steps"]!.AsArray().Where(step => step!["state"]?.ToString() == "waiting").Select(step => step!["error"]?["message"]?.ToString()).FirstOrDefault();
        var line = $"  {status["status"]}: {string.Join(", ", steps)}{(waiting is null ? "" : $" (waiting: {waiting})")}";
        if (line == _shown) return;
        _shown = line;
        if (Console.IsOutputRedirected) Console.WriteLine(line);
        else Console.Write($"\r{line.PadRight(Math.Max(Console.WindowWidth - 1, 20))}{(status["finishedAt"] is null ? "" : "\n")}");
    }
}
