using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Operations.Inputs;
using EasySale.Sync.Engine.Operations.Problems;

namespace EasySale.Sync.Engine.Operations.Consent;

/// <summary>What somebody says who wants to connect an account, from the query.</summary>
/// <param name="ConnectionId">A connection to be connected anew; null for a new one, or the one of the same account.</param>
/// <param name="RedirectUri">Where the answer goes; null for the only one allowed.</param>
/// <param name="Settings">Field → value, of those that are asked beforehand.</param>
/// <param name="IsSandbox">A new connection is for trying.</param>
/// <param name="IsBrowser">A person's browser asks, which is sent on to the vendor's page.</param>
public sealed record ConsentInput(string? ConnectionId, string? RedirectUri, IReadOnlyDictionary<string, string> Settings, bool IsSandbox, bool IsBrowser)
{
    private const string Yes = "true";
    private const string No = "false";

    /// <param name="query">Name → value, or null.</param>
    /// <param name="asked">Fields that may be given.</param>
    /// <param name="isBrowser">A person's browser asks.</param>
    /// <exception cref="ProblemException">A value is missing or wrong (400).</exception>
    public static ConsentInput Read(Func<string, string?> query, IReadOnlyList<SettingField> asked, bool isBrowser)
    {
        var errors = new InputErrors();
        var settings = new Dictionary<string, string>();
        foreach (var field in asked)
        {
            // Defaults are not said: a connection that is renewed keeps what it has.
            var value = query(field.Name)?.Trim() is { Length: > 0 } text ? text : null;
            if (value is null && field is { Required: true, Default: null }) errors.Add(field.Name, $"Is missing. {field.Description} Example: {field.Example}");
            else if (value is not null && Wrong(field, value) is { } problem) errors.Add(field.Name, problem);
            else if (value is not null) settings[field.Name] = value;
        }

        var sandbox = Given(query("sandbox")) ?? No;
        if (sandbox is not (Yes or No)) errors.Add("sandbox", $"Is not allowed. Allowed: {Yes}, {No}.");
        errors.ThrowIfAny();
        return new ConsentInput(Given(query("connectionId")), Given(query("redirectUri")), settings, sandbox == Yes, isBrowser);
    }

    private static string? Given(string? text) => text is { Length: > 0 } ? text : null;

    private static string? Wrong(SettingField field, string value) => field switch
    {
        { Allowed: { } allowed } when !allowed.Contains(value) => $"Is not allowed. Allowed: {string.Join(", ", allowed)}.",
        { Form: { } form } when !form.IsMatch(value) => $"Has not the right form. {field.Description}",
        _ => null,
    };
}
