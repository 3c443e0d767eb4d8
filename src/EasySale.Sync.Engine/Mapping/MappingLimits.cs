namespace EasySale.Sync.Engine.Mapping;

/// <summary>How much a mapping may hold and make, so that no mapping can use up memory or time.</summary>
public static class MappingLimits
{
    public const int Rules = 100;

    /// <summary>Functions of one rule.</summary>
    public const int Functions = 20;

    /// <summary>Characters of a path.</summary>
    public const int Path = 200;

    /// <summary>Steps of a path.</summary>
    public const int Steps = 12;

    /// <summary>Characters of an argument or default.</summary>
    public const int Argument = 1_000;

    /// <summary>Entries of a look-up table.</summary>
    public const int TableEntries = 500;

    /// <summary>Paths or parts one function may name.</summary>
    public const int Parts = 20;

    /// <summary>Characters a function gives; what is longer is cut.</summary>
    public const int Text = 100_000;

    /// <summary>Entries of a list; more are not looked at.</summary>
    public const int ListEntries = 1_000;

    /// <summary>No amount or quantity is larger; what a function makes beyond it counts as nothing.</summary>
    public const decimal Number = 1_000_000_000_000m;

    /// <summary>Decimals a function gives; more are rounded.</summary>
    public const int Decimals = 10;
}
