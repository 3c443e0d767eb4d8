using System.Reflection;
using Microsoft.Azure.Functions.Worker;

namespace EasySale.Sync.Local.Hosting;

/// <summary>What a local host runs and with what.</summary>
public sealed record LocalHostOptions
{
    /// <summary>The assembly whose <c>[Function]</c> methods are run.</summary>
    public required Assembly Functions { get; init; }

    /// <summary>
    /// The services of the functions. Among them must be an <see cref="Engine.Stores.Rows.IRowStore"/>, which also holds the
    /// history of orchestrations; a <see cref="TimeProvider"/> is the system's unless given here.
    /// </summary>
    public required Action<IServiceCollection, IConfiguration> ConfigureServices { get; init; }

    /// <summary>The functions' worker middleware.</summary>
    public Action<IFunctionsWorkerApplicationBuilder> ConfigureWorker { get; init; } = _ => { };

    public Action<ILoggingBuilder> ConfigureLogging { get; init; } = _ => { };

    /// <summary>IP address to listen on; loopback unless said otherwise.</summary>
    public string Address { get; init; } = "127.0.0.1";

    /// <summary>Port to listen on; 0 takes a free one.</summary>
    public int Port { get; init; }

    /// <summary>Ends on Ctrl-C and SIGTERM, when it is the program's only purpose.</summary>
    public bool EndsOnSignals { get; init; }

    /// <summary>Path of <c>host.json</c>; a missing file means the defaults.</summary>
    public string HostJson { get; init; } = Path.Combine(AppContext.BaseDirectory, "host.json");

    /// <summary>Settings over those of the environment.</summary>
    public IReadOnlyDictionary<string, string?> Settings { get; init; } = new Dictionary<string, string?>();
}
