namespace EasySale.Sync.Engine.Operations.Runs;

/// <summary>Ids such as <c>a_to_b</c>: two connectors' short names.</summary>
internal static class ConnectorIds
{
    private const string Between = "_to_";

    public static (string Source, string Target)? Split(string id)
    {
        var at = id.IndexOf(Between, StringComparison.Ordinal);
        return at <= 0 || at + Between.Length >= id.Length ? null : (id[..at], id[(at + Between.Length)..]);
    }
}
