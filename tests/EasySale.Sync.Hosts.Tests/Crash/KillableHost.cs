using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using EasySale.Sync.Azure.Storage;
using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Operations.Access;
using EasySale.Sync.Engine.Operations.Audit;
using EasySale.Sync.Engine.Stores.Audit;
using EasySale.Sync.Engine.Stores.Rows;
using EasySale.Sync.Engine.Stores.Settings;
using EasySale.Sync.Functions.Callers;
using EasySale.Sync.Local.Hosting;

namespace EasySale.Sync.Hosts.Tests.Crash;

/// <summary>The local host as a process of its own, over a storage that outlives it.</summary>
internal sealed class KillableHost(string storage) : IAsyncDisposable
{
    private const string Listening = "listening on ";
    private const string PeakLine = "VmHWM:";
    private const int KilobytesPerMegabyte = 1024;

    /// <summary>Whose connections and runs they are.</summary>
    public static readonly TenantId Tenant = new("acme");

    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(200);
    private static readonly string[] Ends = ["completed", "partial", "failed", "cancelled"];

    private readonly HttpClient _http = new();
    private readonly string _data = Directory.CreateTempSubdirectory("easysale-kill").FullName;
    private Process? _process;
    private string _address = "";

    /// <summary>Starts a process, the first or another one.</summary>
    public async Task Start(CancellationToken cancellation)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(LocalHost).Assembly.Location, "--host-only", "--port", "0", "--data", _data]) { RedirectStandardOutput = true };
        start.Environment["AzureWebJobsStorage"] = storage;
        _process = Process.Start(start)!;
        while (await _process.StandardOutput.ReadLineAsync(cancellation) is { } line)
            if (line.Contains(Listening, StringComparison.Ordinal))
            {
                _address = line.Split(Listening)[1].TrimEnd('/');
                await Authorize(cancellation);
                return;
            }

        throw new InvalidOperationException("The host did not start.");
    }

    /// <summary>The most memory the process now running has had, in MB, as Linux tells it.</summary>
    public long PeakMemory => File.ReadLines($"/proc/{_process!.Id}/status").Where(line => line.StartsWith(PeakLine, StringComparison.Ordinal))
        .Select(line => long.Parse(line[PeakLine.Length..].Replace("kB", "", StringComparison.Ordinal), CultureInfo.InvariantCulture) / KilobytesPerMegabyte).Single();

    /// <summary>SIGKILL: it has no word in it.</summary>
    public async Task Kill()
    {
        _process!.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _process = null;
    }

    public Task Connect(string id, string platform, JsonObject settings, JsonObject secrets, CancellationToken cancellation) => Send(
        HttpMethod.Post, "/api/integrations/connections",
        new JsonObject { ["id"] = id, ["platform"] = platform, ["name"] = id, ["settings"] = settings, ["secrets"] = secrets }, cancellation);

    /// <summary>Starts a run of everything; its id.</summary>
    public async Task<string> Sync(string source, string target, CancellationToken cancellation)
    {
        var started = await Send(HttpMethod.Post, "/api/sync/all", new JsonObject { ["mode"] = "full", ["source"] = source, ["target"] = target }, cancellation);
        return started["syncId"]!.GetValue<string>();
    }

    public Task<JsonObject> Status(string syncId, CancellationToken cancellation) => Send(HttpMethod.Get, $"/api/sync/status/{syncId}", null, cancellation);

    public static bool IsOver(JsonObject status) => Ends.Contains(status["status"]!.GetValue<string>());

    /// <summary>The status of a run once it is over.</summary>
    public async Task<string> Finished(string syncId, CancellationToken cancellation)
    {
        while (true)
        {
            var status = await Status(syncId, cancellation);
            if (IsOver(status)) return status["status"]!.GetValue<string>();
            await Task.Delay(BetweenLooks, cancellation);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is not null) await Kill();
        _http.Dispose();
        Directory.Delete(_data, recursive: true);
    }

    private async Task Authorize(CancellationToken cancellation)
    {
        var rows = new TableRowStore(StorageClients.Of(storage, new StorageMeter()));
        await new TenantSettingsStore(rows).Change(Tenant, settings => settings with { StartsAreConfirmed = true }, cancellation);
        var keys = new ApiKeys(new ApiKeyStore(rows), new AuditTrail(new AuditStore(rows, TimeProvider.System), TimeProvider.System), TimeProvider.System);
        var key = (await keys.Create(Caller.System.For(Tenant), "tester", [Role.Admin], cancellation)).Key.Reveal();
        _http.DefaultRequestHeaders.Remove(ApiKeyHeader.Header);
        _http.DefaultRequestHeaders.Add(ApiKeyHeader.Header, key);
    }

    private async Task<JsonObject> Send(HttpMethod method, string path, JsonObject? body, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(method, _address + path) { Content = body is null ? null : JsonContent.Create(body) };
        using var response = await _http.SendAsync(request, cancellation);
        var text = await response.Content.ReadAsStringAsync(cancellation);
        return response.IsSuccessStatusCode ? JsonNode.Parse(text)!.AsObject() : throw new InvalidOperationException($"{method} {path}: {(int)response.StatusCode} {text}");
    }
}
