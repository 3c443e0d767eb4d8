using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace EasySale.Sync.Simulators.KeyVault;

/// <summary>The vault's answers as the service words them (Key Vault REST API, secrets, 7.x and later).</summary>
internal sealed class VaultAnswers(Uri vault, TimeProvider time)
{
    public HttpResponseMessage Challenge()
    {
        var answer = Error(HttpStatusCode.Unauthorized, "Unauthorized", "AKV10000: Request is missing a Bearer or PoP token.");
        answer.Headers.WwwAuthenticate.Add(new AuthenticationHeaderValue(
            "Bearer", "authorization=\"https://login.windows.net/00000000-0000-0000-0000-000000000001\", resource=\"https://vault.azure.net\""));
        return answer;
    }

    public static HttpResponseMessage Forbidden() => Error(
        HttpStatusCode.Forbidden, "Forbidden", "Caller is not authorized to perform action on resource.", "ForbiddenByRbac");

    public static HttpResponseMessage NotFound(string name) => Error(
        HttpStatusCode.NotFound, "SecretNotFound", $"A secret with (name/id) {name} was not found in this key vault. If you recently deleted "
        + "this secret you may be able to recover it using the correct recovery command.");

    public static HttpResponseMessage DeletedButRecoverable(string name) => Error(
        HttpStatusCode.Conflict, "Conflict", $"Secret {name} is currently in a deleted but recoverable state, and its name cannot be reused; "
        + "in this state, the secret can only be recovered or purged.", "ObjectIsDeletedButRecoverable");

    public static HttpResponseMessage BadParameter(string message) => Error(HttpStatusCode.BadRequest, "BadParameter", message);

    public static HttpResponseMessage Error(HttpStatusCode status, string code, string message, string? inner = null) => Json(
        new { error = new { code, message, innererror = inner is null ? null : new { code = inner } } }, status);

    public HttpResponseMessage Bundle(VaultSecret secret, (string Version, string Value) version) => Json(new
    {
        value = version.Value,
        id = Id("secrets", secret.Name) + "/" + version.Version,
        attributes = Attributes(),
    });

    public HttpResponseMessage Deleted(VaultSecret secret) => Json(new
    {
        recoveryId = Id("deletedsecrets", secret.Name),
        deletedDate = Now(),
        scheduledPurgeDate = Now() + (90 * 86_400),
        id = Id("secrets", secret.Name) + "/" + secret.Versions[^1].Version,
        attributes = Attributes(),
    });

    public HttpResponseMessage Recovered(VaultSecret secret) =>
        Json(new { id = Id("secrets", secret.Name) + "/" + secret.Versions[^1].Version, attributes = Attributes() });

    private object Attributes() => new { enabled = true, created = Now(), updated = Now(), recoveryLevel = "Recoverable+Purgeable", recoverableDays = 90 };

    private long Now() => time.GetUtcNow().ToUnixTimeSeconds();

    private string Id(string kind, string name) => new Uri(vault, $"{kind}/{name}").AbsoluteUri;

    private static HttpResponseMessage Json(object body, HttpStatusCode status = HttpStatusCode.OK) => new(status)
    {
        Content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(body)) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } },
    };
}
