namespace EasySale.Sync.Engine.Connecting.Consent;

/// <summary>What came back: the fields of the query, or of the body.</summary>
public sealed class ConsentAnswer(IReadOnlyDictionary<string, Secret> fields)
{
    /// <summary>A field's text, or null. It may be a secret.</summary>
    public string? this[string name] => fields.GetValueOrDefault(name)?.Reveal() is { Length: > 0 } text ? text : null;
}
