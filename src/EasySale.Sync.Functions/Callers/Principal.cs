using System.Text.Json.Serialization;

namespace EasySale.Sync.Functions.Callers;

/// <summary>The platform's principal, as App Service Authentication writes it.</summary>
internal sealed record Principal(
    [property: JsonPropertyName("role_typ")] string? RoleType, [property: JsonPropertyName("claims")] IReadOnlyList<PrincipalClaim>? Claims)
{
    private static readonly string[] RoleTypes = ["roles", "http://schemas.microsoft.com/ws/2008/06/identity/claims/role"];

    public string? First(IEnumerable<string> types) => types.Select(type => Of(type).FirstOrDefault()).FirstOrDefault(value => value is not null);

    public IEnumerable<string> Roles() => RoleTypes.Append(RoleType ?? RoleTypes[0]).Distinct().SelectMany(Of);

    private IEnumerable<string> Of(string type) =>
        (Claims ?? []).Where(claim => claim.Type == type).Select(claim => claim.Value).OfType<string>().Where(value => value.Length > 0);
}
