using System.Globalization;
using EasySale.Sync.Engine.Callers;

namespace EasySale.Sync.Local.Demo;

/// <summary>The command line of the local host.</summary>
/// <param name="Port">Port to listen on.</param>
/// <param name="Once">Ends after the first sync.</param>
/// <param name="Json">File for the summary, or null.</param>
/// <param name="Connections">File that names real systems, or null.</param>
/// <param name="HostOnly">Serves without a demo.</param>
/// <param name="Data">Folder for what the host keeps.</param>
public sealed record DemoOptions(int Port, bool Once, string? Json, string? Connections, bool HostOnly, string Data)
{
    public const int DefaultPort = 7071;

    public const string Usage = """
        ./run.sh                      starts everything, synchronizes the demo shop, keeps serving until Ctrl-C
                 --once               ends after the first sync; exit code 0 only if nothing failed
                 --json FILE          writes the summary as JSON
                 --connections FILE   uses real systems (see docs/connections.sample.json)
                 --port N             listens on another port than 7071
                 --host-only          serves the API without demo systems and without a first sync
                 --new-key T/U/R      makes an API key for tenant T, user U and role R (viewer, operator, admin) and
                                      writes it into .local/keys.json; may be repeated
                 --revoke-key T/ID    takes back a key of tenant T; may be repeated
                 --help               shows this
        """;

    /// <summary>API keys to be made at the start.</summary>
    public IReadOnlyList<KeyRequest> NewKeys { get; init; } = [];

    /// <summary>API keys to be revoked at the start, by tenant and id.</summary>
    public IReadOnlyList<(TenantId Tenant, string Id)> RevokedKeys { get; init; } = [];

    /// <summary>The options, or null with a sentence about what is wrong.</summary>
    public static (DemoOptions? Options, string? Error) Read(string[] args)
    {
        var options = new DemoOptions(DefaultPort, false, null, null, false, ".local");
        for (var index = 0; index < args.Length; index++)
        {
            var value = index + 1 < args.Length ? args[index + 1] : null;
            switch (args[index])
            {
                case "--once": options = options with { Once = true }; continue;
                case "--host-only": options = options with { HostOnly = true }; continue;
                case "--json" when value is not null: options = options with { Json = value }; break;
                case "--connections" when File.Exists(value): options = options with { Connections = value }; break;
                case "--connections": return (null, $"--connections needs a file that exists, not \"{value}\". docs/connections.sample.json is a pattern.");
                case "--data" when value is not null: options = options with { Data = value }; break;
                case "--port" when ushort.TryParse(value, CultureInfo.InvariantCulture, out var port): options = options with { Port = port }; break;
                case "--new-key" when KeyRequest.Read(value) is { } key: options = options with { NewKeys = [.. options.NewKeys, key] }; break;
                case "--new-key": return (null, $"--new-key needs tenant/user/role, such as acme/ann/admin, not \"{value}\". Roles: viewer, operator, admin.");
                case "--revoke-key" when value?.Split('/') is [var tenant, { Length: > 0 } id] && TenantId.IsValid(tenant):
                    options = options with { RevokedKeys = [.. options.RevokedKeys, (new TenantId(tenant), id)] }; break;
                case "--revoke-key": return (null, $"--revoke-key needs tenant/id, such as acme/key-0123abcd, not \"{value}\".");
                default: return (null, $"\"{args[index]}\" is not understood.");
            }

            index++;
        }

        return (options, null);
    }
}
