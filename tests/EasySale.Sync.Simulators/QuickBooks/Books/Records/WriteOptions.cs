namespace EasySale.Sync.Simulators.QuickBooks.Books.Records;

/// <summary>What <c>include=</c>, or <c>optionsData</c> in a batch, asks for.</summary>
internal sealed record WriteOptions(bool AllowDuplicateNumber, bool Void)
{
    public static WriteOptions Parse(string? include)
    {
        var words = (include ?? "").Split(',', StringSplitOptions.TrimEntries);
        return new WriteOptions(words.Contains("allowduplicatedocnum", StringComparer.OrdinalIgnoreCase), words.Contains("void", StringComparer.OrdinalIgnoreCase));
    }
}
