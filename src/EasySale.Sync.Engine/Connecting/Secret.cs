using System.Diagnostics;
using System.Text.Json.Serialization;

namespace EasySale.Sync.Engine.Connecting;

/// <summary>
/// A credential. It can be read from JSON but never written to it, and prints as <c>***</c> wherever it ends up;
/// <see cref="Reveal"/> is the one way to its text.
/// </summary>
[DebuggerDisplay("***")]
[JsonConverter(typeof(SecretJsonConverter))]
public sealed class Secret(string value) : IEquatable<Secret>
{
    private readonly string _value = value ?? throw new ArgumentNullException(nameof(value));

    /// <summary>The text itself, to be handed to the vendor and to nobody else.</summary>
    public string Reveal() => _value;

    public bool Equals(Secret? other) => other is not null && string.Equals(_value, other._value, StringComparison.Ordinal);

    public override bool Equals(object? obj) => Equals(obj as Secret);

    public override int GetHashCode() => string.GetHashCode(_value, StringComparison.Ordinal);

    public override string ToString() => "***";
}
