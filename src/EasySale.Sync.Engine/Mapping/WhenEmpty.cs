namespace EasySale.Sync.Engine.Mapping;

/// <summary>What a rule does when nothing came out and it has no default.</summary>
public enum WhenEmpty
{
    /// <summary>The field stays as the source tells it; a custom field is left out.</summary>
    Keep,

    /// <summary>The field is emptied; only where it may be empty.</summary>
    Clear,
}
