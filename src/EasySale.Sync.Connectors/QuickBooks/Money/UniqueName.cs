namespace EasySale.Sync.Connectors.QuickBooks.Money;

/// <summary>Names of a list where each is unique: one that is taken is told apart by the id of the record it is made from.</summary>
internal static class UniqueName
{
    /// <summary>What tells a name apart begins so.</summary>
    public const string Opening = " (Web ";

    /// <summary>The name told apart; one that is told apart already stays.</summary>
    public static string Apart(string name, string recordId, int longest)
    {
        var suffix = Suffix(recordId);
        return name.EndsWith(suffix, StringComparison.Ordinal) ? name : Names.WithSuffix(name, suffix, longest);
    }

    /// <summary>The name without what told it apart for this very record; any other stays.</summary>
    public static string Plain(string name, string recordId)
    {
        var suffix = Suffix(recordId);
        return name.Length > suffix.Length && name.EndsWith(suffix, StringComparison.Ordinal) ? name[..^suffix.Length] : name;
    }

    private static string Suffix(string recordId) => $"{Opening}{recordId.Replace(':', '-')})";
}
