using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace EasySale.Sync.Simulators.KeyVault;

/// <summary>
/// A Key Vault behind an <see cref="HttpMessageHandler"/>, for the SDK's own transport: challenges requests without a token,
/// keeps versions, and deletes softly, so that a deleted name cannot be set before it is recovered or purged.
/// </summary>
public sealed partial class KeyVaultSimulator(TimeProvider time) : HttpMessageHandler
{
    private const int LargestValue = 25_000;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, VaultSecret> _secrets = new(StringComparer.OrdinalIgnoreCase);
    private readonly Queue<HttpStatusCode> _faults = new();
    private readonly VaultAnswers _answers = new(Vault, time);
    private readonly List<string> _requests = [];
    private int _versions;

    public static Uri Vault { get; } = new("https://simulated.vault.azure.net/");

    /// <summary>Refuses every caller, as a vault does whose roles do not name the identity.</summary>
    public bool RefusesEveryone { get; set; }

    /// <summary>What was asked with a token, as <c>PUT /secrets/name</c>, in order.</summary>
    public IReadOnlyList<string> Requests
    {
        get
        {
            lock (_lock) return [.. _requests];
        }
    }

    /// <summary>Answers the next requests with this status.</summary>
    public void Fail(HttpStatusCode status, int times)
    {
        lock (_lock)
            for (var time = 0; time < times; time++) _faults.Enqueue(status);
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
        lock (_lock)
        {
            var answer = Answer(request, body);
            answer.RequestMessage = request;
            return answer;
        }
    }

    private HttpResponseMessage Answer(HttpRequestMessage request, string body)
    {
        if (request.Headers.Authorization is not { Scheme: "Bearer", Parameter.Length: > 0 }) return _answers.Challenge();
        var path = request.RequestUri!.AbsolutePath.Trim('/').Split('/');
        _requests.Add($"{request.Method} /{path[0]}/{path.ElementAtOrDefault(1)}");
        if (_faults.TryDequeue(out var fault)) return VaultAnswers.Error(fault, fault.ToString(), "The service does not serve now.");
        if (RefusesEveryone) return VaultAnswers.Forbidden();
        var name = path.ElementAtOrDefault(1) ?? "";
        if (!Name().IsMatch(name)) return VaultAnswers.BadParameter($"The request URI contains an invalid name: {name}");
        var secret = _secrets.GetValueOrDefault(name);
        return (request.Method.Method, path[0], path.ElementAtOrDefault(2)) switch
        {
            ("PUT", "secrets", null) => Set(name, secret, body),
            ("GET", "secrets", var version) => Get(name, secret, version),
            ("DELETE", "secrets", null) => Delete(name, secret),
            ("GET", "deletedsecrets", null) => secret is { IsDeleted: true } ? _answers.Deleted(secret) : VaultAnswers.NotFound(name),
            ("POST", "deletedsecrets", "recover") => Recover(name, secret),
            ("DELETE", "deletedsecrets", null) => Purge(name, secret),
            _ => VaultAnswers.Error(HttpStatusCode.MethodNotAllowed, "MethodNotAllowed", "Not served."),
        };
    }

    private HttpResponseMessage Set(string name, VaultSecret? secret, string body)
    {
        if (secret is { IsDeleted: true }) return VaultAnswers.DeletedButRecoverable(name);
        var value = JsonDocument.Parse(body).RootElement.GetProperty("value").GetString()!;
        if (value.Length > LargestValue) return VaultAnswers.BadParameter("The property value is too long.");
        secret ??= _secrets[name] = new VaultSecret(name);
        secret.Versions.Add(($"{++_versions:x32}", value));
        return _answers.Bundle(secret, secret.Versions[^1]);
    }

    private HttpResponseMessage Get(string name, VaultSecret? secret, string? version)
    {
        if (secret is null or { IsDeleted: true }) return VaultAnswers.NotFound(name);
        if (version is null or "") return _answers.Bundle(secret, secret.Versions[^1]);
        var found = secret.Versions.Find(one => one.Version == version);
        return found.Version is null ? VaultAnswers.NotFound($"{name}/{version}") : _answers.Bundle(secret, found);
    }

    private HttpResponseMessage Delete(string name, VaultSecret? secret)
    {
        if (secret is null or { IsDeleted: true }) return VaultAnswers.NotFound(name);
        secret.IsDeleted = true;
        return _answers.Deleted(secret);
    }

    private HttpResponseMessage Recover(string name, VaultSecret? secret)
    {
        if (secret is not { IsDeleted: true }) return VaultAnswers.NotFound(name);
        secret.IsDeleted = false;
        return _answers.Recovered(secret);
    }

    private HttpResponseMessage Purge(string name, VaultSecret? secret)
    {
        if (secret is not { IsDeleted: true }) return VaultAnswers.NotFound(name);
        _secrets.Remove(name);
        return new HttpResponseMessage(HttpStatusCode.NoContent);
    }

    [GeneratedRegex("^[0-9a-zA-Z-]{1,127}$")]
    private static partial Regex Name();
}
