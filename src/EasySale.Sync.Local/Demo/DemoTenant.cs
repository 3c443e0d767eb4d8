using System.Text.Json;
using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Operations.Access;
using EasySale.Sync.Engine.Stores.Settings;
using EasySale.Sync.Local.Hosting;

namespace EasySale.Sync.Local.Demo;

/// <summary>The tenant of the demo and what others need to go on with it.</summary>
internal static class DemoTenant
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private static readonly TenantId Id = new("demo");
    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true };

    public static async Task<string> NewKey(LocalHost host, CancellationToken cancellation) =>
        (await host.Services.GetRequiredService<ApiKeys>().Create(Caller.System.For(Id), "demo", [Role.Admin], cancellation)).Key.Reveal();

    /// <summary>Who starts the demo has confirmed it.</summary>
    public static Task ConfirmStarts(LocalHost host, CancellationToken cancellation) =>
        host.Services.GetRequiredService<TenantSettingsStore>().Change(Id, settings => settings with { StartsAreConfirmed = true }, cancellation);

    /// <summary>The shop's main currency, or null where it does not say.</summary>
    public static async Task<string?> Currency(LocalHost host, string connectionId, CancellationToken cancellation)
    {
        var connection = await host.Services.GetRequiredService<ConnectionStore>().Find(Id, connectionId, cancellation);
        var opened = await host.Services.GetRequiredService<ConnectionOpener>().Open(connection!, cancellation);
        return (await opened.System.Profile(cancellation)).Currency;
    }

    /// <summary>Writes <c>demo.json</c>, which holds an API key, readable for its owner only.</summary>
    public static async Task Tell(string folder, string baseUrl, string apiKey, DemoSystems systems, CancellationToken cancellation)
    {
        var file = Path.Combine(folder, "demo.json");
        var connections = systems.All.ToDictionary(system => system.Platform, system => system.Id);
        await WriteForOwner(file, new { baseUrl, apiKey, tenant = Id.Value, connections }, cancellation);
    }

    /// <summary>Writes JSON that holds keys: nobody but its owner may read the file, from its first byte on.</summary>
    public static async Task WriteForOwner(string file, object content, CancellationToken cancellation)
    {
        File.Delete(file);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = OwnerOnly;
        await using var stream = new FileStream(file, options);
        await JsonSerializer.SerializeAsync(stream, content, Json, cancellation);
    }
}
