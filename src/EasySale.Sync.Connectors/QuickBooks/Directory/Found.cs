namespace EasySale.Sync.Connectors.QuickBooks.Directory;

/// <summary>What a look-up found for one record.</summary>
/// <param name="Candidates">One: that is it. Several: a person must say which.</param>
internal sealed record Found(IReadOnlyList<KnownEntry> Candidates)
{
    public KnownEntry? Single => Candidates.Count == 1 ? Candidates[0] : null;

    /// <summary>Ids for the merchant, no more than are read.</summary>
    public string Ids => string.Join(", ", Candidates.Take(5).Select(entry => entry.Id)) + (Candidates.Count > 5 ? ", …" : "");
}
