using System.Text.RegularExpressions;

namespace EasySale.Sync.Engine.Connecting;

/// <summary>One setting of a connection.</summary>
/// <param name="Name">camelCase name in the API.</param>
/// <param name="Description">What it is and where the merchant finds it, one sentence.</param>
public sealed record SettingField(string Name, string Description)
{
    /// <summary>Must be given. Default true.</summary>
    public bool Required { get; init; } = true;

    /// <summary>Goes to the secret store, is never given back. Default false.</summary>
    public bool IsSecret { get; init; }

    /// <summary>Of a secret: the field under which its value stays accepted when another one is entered, until the next. Null for none.</summary>
    public string? KeptAs { get; init; }

    /// <summary>The value is JSON: the API takes and gives it as an object or array, and it is kept as its text. Default false.</summary>
    public bool IsJson { get; init; }

    /// <summary>The value is a web address that is called: it must lead to a public one. Default false.</summary>
    public bool IsAddress { get; init; }

    /// <summary>What is used when nothing is given.</summary>
    public string? Default { get; init; }

    /// <summary>The allowed values, where they are few.</summary>
    public IReadOnlyList<string>? Allowed { get; init; }

    /// <summary>The form the value must have.</summary>
    public Regex? Form { get; init; }

    /// <summary>An example of a good value, shown in errors and docs.</summary>
    public string? Example { get; init; }
}
