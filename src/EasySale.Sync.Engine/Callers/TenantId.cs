using System.Text.RegularExpressions;

namespace EasySale.Sync.Engine.Callers;

/// <summary>
/// A tenant's identity: 1–64 characters of lower-case letters, digits and hyphens, so that it can begin a storage key
/// and an instance id without escaping.
/// </summary>
/// <exception cref="ArgumentException">The text has another form.</exception>
public readonly partial record struct TenantId
{
    public TenantId(string value) =>
        Value = IsValid(value) ? value : throw new ArgumentException("A tenant id is 1 to 64 of a-z, 0-9 and '-'.", nameof(value));

    public string Value { get; }

    public static bool IsValid(string? value) => value is not null && Form().IsMatch(value);

    public override string ToString() => Value;

    [GeneratedRegex("^[a-z0-9][a-z0-9-]{0,63}$")]
    private static partial Regex Form();
}
